"""Options by the weights of their features."""

from sayso.measure.choice import weigh


def test_features_without_a_weight_count_nothing() -> None:
    assert weigh(("near", "far", "unheard of"), {"near": 1.0, "far": -1.0}) == 0.0
    assert weigh((), {"near": 1.0}) == 0.0
