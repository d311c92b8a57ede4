"""The choice among options by the weights of their features."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.measure.choice import Option, choose, weigh

WEIGHTS = {"near": 1.0, "far": -1.0}


def test_features_without_a_weight_count_nothing() -> None:
    assert weigh(("near", "far", "unheard of"), WEIGHTS) == 0.0


def test_options_of_one_value_add_up() -> None:
    options = [Option("one", ("near",)), Option("other", ("half",)), Option("other", ("half",))]
    assert choose(options, WEIGHTS) == "one"
    assert choose([*options, Option("other", ("half",))], WEIGHTS) == "other"


def test_of_several_alike_the_first_is_chosen() -> None:
    assert choose([Option(2, ()), Option(1, ())], WEIGHTS) == 2


@given(st.lists(st.sampled_from(["near", "far"]), min_size=1), st.floats(-1e6, 1e6))
def test_no_weight_is_too_large(features: list[str], weight: float) -> None:
    options = [Option(feature, (feature,)) for feature in features]
    assert choose(options, {"near": weight}) in features
