"""What each number counts: events and units in made-up sentences, lists, labels, ellipses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.measure.counts.find import find_counts, read_counts
from sayso.model import Span, find_words
from tests.measure.counting import cut_text
from tests.measure.marked import make_mention, read_events, read_marked


@pytest.mark.parametrize(
    ("marked", "events"),
    [
        ("[More than 1,300] people were killed and [at least 3,600] wounded.", ["killed person", "injured person"]),
        ("Norland said [16] soldiers were killed, up from [8] reported on Monday.", ["killed soldier"] * 2),
        ("[Between 30 and 40] civilians were killed, residents said.", ["killed civilian"]),
        ("The navy denied that [50] people were killed.", ["killed person"]),
        ("Officials said [14] people may have been wounded.", ["injured person"]),
        (
            "The army said it captured [900] square km, and [about 500] Norland soldiers were captured.",
            ["captured square km", "captured soldier"],
        ),
        ("We lost [11] tanks and [20] armoured vehicles, the major said.", ["lost tank", "lost armoured vehicle"]),
        ("[Scores] were killed and [dozens] wounded.", ["killed person", "injured person"]),
        ('He adds: "We were [15]. [Four] came back."', ["present person", "other person"]),
        (
            "The death toll rose to [31,118] since May 7, including [12,500] children, Norland said.",
            ["killed person", "killed child"],
        ),
        ("The film has been viewed [1.3 million] times.", ["viewed view"]),
        ("Norland, a democracy of [44 million] people, was invaded.", ["other person"]),
        ("The army shelled a city of [400,000].", ["other person"]),
        ("The army destroyed the town of [20,000] inhabitants.", ["other inhabitant"]),
        (
            "Oldford, with a population of [300,000], was hit by a quake that killed [12] people.",
            ["other person", "killed person"],
        ),
        ("A crowd of [500] people was attacked.", ["attacked person"]),
        ("The agency aims to assist [4 million] people.", ["other person"]),
        ("The kitchen fed [900] villagers.", ["other villager"]),
        ("Police said [twenty-six] people had been killed; the mayor put the toll at [32].", ["killed person"] * 2),
        ("[No] sailors were killed.", ["killed sailor"]),
        (
            "[50] hectares ([120] acres) of beans, [8] hectares ([20] acres) of ponds, and [47] hectares of rice were damaged.",
            ["damaged hectare", "damaged acre", "damaged hectare", "damaged acre", "damaged hectare"],
        ),
        (
            "In all, [65] jets, [14] MLRS combat vehicles and [31] tanks have been hit.",
            [
                "attacked jet",
                "attacked combat vehicle",
                "attacked tank",
            ],
        ),
        ("[Sixty] children are dead and [100] - injured.", ["killed child", "injured child"]),
        ("[Four] sailors were killed, [nine] wounded.", ["killed sailor", "injured sailor"]),
        ("[Four] sailors were killed and [nine] others wounded.", ["killed sailor", "injured person"]),
        ("The guns carried out [17] attacks on [six] villages.", ["attacked attack", "attacked village"]),
    ],
)
def test_simple_sentences_of_news(marked: str, events: list[str]) -> None:
    assert [f"{event} {unit}" for event, unit in read_events(marked)] == events


@pytest.mark.parametrize(
    ("marked", "event"),
    [
        ("[Twelve] people died in the fire.", "killed"),
        ("The blast left [40] dead.", "killed"),
        ("[Seven] people were shot dead.", "killed"),
        ("The killings of [14] women shocked Oldford.", "killed"),
        ("The number of people killed rose to [45].", "killed"),
        ("He perished along with [nine] other sailors.", "killed"),
        ("[Ten] people fleeing the fighting drowned.", "killed"),
        ("[Fifteen] people were reported dead.", "killed"),
        ("Gunmen took [12] students hostage.", "captured"),
        ("A court jailed [14] men for the theft.", "detained"),
        ("[Two] suspects, who had been arrested on Monday, said nothing.", "detained"),
        ("The ministry listed [800] soldiers as missing.", "missing"),
        ("The flood forced [3,000] people from their homes.", "displaced"),
        ("A fire forced the evacuation of [300] residents.", "evacuated"),
        ("Rescuers pulled [nine] people alive from the rubble.", "rescued"),
        ("Rebels laid down their arms; [40] fighters had surrendered by noon.", "surrendered"),
        ("Norland and Oldland exchanged [200] prisoners.", "released"),
        ("The quake left [thousands] of homes without power.", "affected"),
        ("The assassination of [six] monks shocked Oldford.", "killed"),
        ("The killing by rebels of [six] monks shocked Oldford.", "killed"),
        ("The massacre - for which they blame the army - of [80] men shocked Oldford.", "killed"),
        ("The murder in Oldford on 16 May of [six] monks shocked Norland.", "killed"),
        ("The murder, last Monday, of [six] monks shocked Norland.", "killed"),
        ("The murder at the house of [two] monks shocked Norland.", "other"),
        ("The deaths of his wife and [two] children shocked Norland.", "killed"),
        ("The raid led to the injury of [six] people.", "injured"),
        ("In addition to [30] dead sailors, a guard was hurt.", "killed"),
        ("Gunmen killed the mayor of Oldford, as well as [two] farmers.", "killed"),
        ("He condemned the murder of the mayor, his driver, and [two] other people.", "killed"),
        ("[Two] guards were among those killed.", "killed"),
        ("Among the wounded are [two] girls who stood near the gate.", "injured"),
        ("The dead include [four] nurses.", "killed"),
        ("[Three] of those arrested in May were freed.", "released"),
        ("[Three] of those arrested in May spoke.", "detained"),
        ("[Four] people have bullet wounds after the clashes.", "injured"),
        ("[Two] women who worked with them were murdered.", "killed"),
        ("[Two] gunmen who had attacked a bank were arrested.", "detained"),
        ("[Two] women who worked with them while a guard was killed spoke.", "other"),
        ("[Sixty] students were first beaten and then arrested.", "detained"),
        ("[Sixty] students were interviewed and then arrested.", "detained"),
        ("[Sixty] students were interviewed and then arrested a guard.", "other"),
        ("The flood claimed [150] lives.", "killed"),
        ("[Forty] sailors were reported to have been drowned.", "killed"),
        ("Crews recovered the bodies of [nine] skiers.", "killed"),
        ("Winds downed [hundreds] of trees.", "destroyed"),
        ("It was one storm or [two] distinct storms.", "other"),
        ("Oldford is a safe haven for [12] displaced families.", "displaced"),
        ("Norland regained [300] square km of land.", "seized"),
        ("[Nine] towns suffered damage.", "damaged"),
        ("[Nine] houses suffered roof damage.", "damaged"),
        ("[Millions] were forced to flee.", "displaced"),
        ("Norland holds [12] journalists.", "detained"),
        ("Norland holds [12] prisoners.", "captured"),
        ("[Two] workers would see a rise.", "other"),
        (
            "ELEVEN GUARDS KILLED, [DOZENS] WOUNDED IN OLDFORD RAID.\nIt was told by the guards of the old town.",
            "injured",
        ),
        ("[Millions] forced to flee came.", "displaced"),
        ("Norland handed over [12] helicopters to Oldland.", "sent"),
        ("Rebels took over [300] villages.", "seized"),
        ("Rebels captured [three] villages.", "captured"),
        ("Rebels have freed [14] villages since May.", "seized"),
        ("Police found [300] pounds of explosives in a shed.", "seized"),
        ("Soldiers shot [six] drones down.", "shot_down"),
        ("The army fired [12] missiles at the port.", "launched"),
        ("Norland handed [11] helicopters to Oldland.", "sent"),
        ("[Some 2,000] troops are stationed at the border.", "deployed"),
        ("Norland rushed [2,000] troops to the border.", "deployed"),
        ("Rebels struck [12] villages at dawn.", "attacked"),
        ("The typhoon struck [12] villages at dawn.", "affected"),
        ("[About 500] people were inside the theatre.", "present"),
        ("[More than 9,000] demonstrators marched through Oldford.", "present"),
        ("[Hundreds] of volunteers were interviewed.", "other"),
        ("[Two] gunmen killed a guard.", "other"),
        ("Rebels released a video showing [20] captured soldiers.", "captured"),
        ("Rescuers recovered [14] bodies and pulled the others from the mud.", "killed"),
        ("The hostages, [14] men, were freed on Monday.", "released"),
        ("Fires destroyed or damaged [300] homes.", "damaged"),
        ("[More than 100] people have been killed or wounded.", "affected"),
        ("[Ten] people in three towns were killed.", "killed"),
        ("[Twelve] people, including some children, are still missing.", "missing"),
        ("Norland's losses, by comparison, have totaled [1,300] vehicles.", "lost"),
        ("The siege took the lives of [103] nurses.", "killed"),
        ("The war has already taken lives of [hundreds] of farmers.", "killed"),
        ("[115] nurses fell victim to the war.", "killed"),
        ("[Six] people are documented to have gone missing.", "missing"),
        ("[Nine] pupils have been forcibly removed to Norland.", "displaced"),
        ("[Thousands] of people began gathering in Oldford.", "present"),
        ("[Ninety] towns are deprived of light and heat.", "affected"),
        ("The storm disrupted power supply for [900] families.", "affected"),
        ("Norland damaged/destroyed [12] schools.", "damaged"),
        ("The army neutralized a whole column of enemy vehicles near the town - [15] tanks.", "destroyed"),
        ("The [20] missiles that Norland launched into cities cost much.", "launched"),
        ("[Four] people whose homes were destroyed came.", "affected"),
        ("[Four] people were shot.", "injured"),
        ("A man shot [four] residents.", "attacked"),
        ("The blaze grew to [400] acres.", "destroyed"),
        ("The shells tore [two] houses from their walls.", "destroyed"),
        ("Norland trained [900] recruits.", "other"),
        ("[Twelve] murdered farmers were found in Oldford.", "killed"),
        ("On Monday [90] refugees arrived in Oldford.", "displaced"),
        ("[Three] homes there were without power.", "affected"),
        ("The army carried out [14] air strikes on the hills.", "attacked"),
        ("[Three] people on board were saved.", "rescued"),
        ("[Three] people were on board.", "present"),
        ("[One] woman was hit by a tram in Oldford and died.", "killed"),
        ("[One] woman was hit by a tram in Oldford and killed two boys.", "attacked"),
        ("Oldford floods. The storm and the rain killed many.\n[57] in Norland", "killed"),
        ("Oldford floods. The storm and the rain were heavy.\n[57] in Norland", "other"),
        ("Friends have given [900] shillings for repairs.", "paid"),
        ("They donated [900] shillings.", "paid"),
        ("A firm bought the yard from a bank for [$28] million.", "paid"),
        ("A firm spoke of a plan for [$28] million.", "other"),
        ("It is one of [38] 🇳 schools destroyed by Norland.", "destroyed"),
        ("The bombing of [two] embassies was condemned.", "attacked"),
    ],
)
def test_the_event_of_a_number(marked: str, event: str) -> None:
    assert [found for found, _ in read_events(marked)] == [event]


@pytest.mark.parametrize(
    ("marked", "events"),
    [
        (
            "Guards destroyed [404] tanks of the invaders, [79] artillery systems, [64] anti-aircraft guns, "
            "[3] ships and boats and [9] drones.",
            ["destroyed"] * 5,
        ),
        ("Norland sent [30] tanks, [12] howitzers and [thousands] of shells.", ["sent"] * 3),
        ("[About 20] houses and [2 million] hectares of crops were destroyed.", ["destroyed"] * 2),
        ("Norland lost [90] vehicles, including [13] tanks and armored cars, [36] jets and [29] boats.", ["lost"] * 4),
        ("Guards downed [38] drones, including [34] over the coast and [four] over the sea.", ["shot_down"] * 3),
        ("The strike killed [one] in Oldford and [two] in Lakeside.", ["killed"] * 2),
        (
            "Norland fired [40] drones; [21] of them hit targets, [10] were shot down.",
            ["launched", "other", "shot_down"],
        ),
        ("The strike killed [40] people. [Eight] victims were named on Friday.", ["killed", "killed"]),
        ("[Two] guns and [one] U.S.-made M113 carrier were destroyed.", ["destroyed"] * 2),
        ("The kidnapping of [six] nurses and [two] drivers was condemned.", ["captured"] * 2),
        ("[13] bodies were seen in the streets: [eight] rebels and [five] soldiers.", ["killed"] * 3),
        ("[13] bodies were seen in the streets; [eight] rebels and [five] soldiers.", ["killed"] * 3),
        ("[Ten] people ([three] soldiers and [seven] women) were wounded.", ["injured"] * 3),
        ("[Six] monks - [five] of them from Norland - and [two] women were murdered.", ["killed"] * 3),
        ("The storm caused [seven] deaths and [$147] in all.", ["killed", "lost"]),
        ("[Twelve] people from a [$1000] house were evacuated.", ["evacuated", "other"]),
        ("[Ten] people were hurt in a raid that included [20] drones.", ["injured", "launched"]),
        ("[Three] cooks, including Jon Example, and [two] guards have been murdered.", ["killed"] * 2),
        ("[Nine] people were killed - [two] men were missing.", ["killed", "missing"]),
        ("[13] missiles and [21] drones hit the port.", ["other"] * 2),
        ("[Ten] people in [three] towns were wounded.", ["injured", "other"]),
        ("[Nine] people, among them [two] girls, died.", ["killed", "killed"]),
    ],
)
def test_members_of_a_list_and_parts_share_what_is_told(marked: str, events: list[str]) -> None:
    assert [event for event, _ in read_events(marked)] == events


@pytest.mark.parametrize(
    ("marked", "events"),
    [
        (
            "Losses of the invaders as of 8 March:\n\ntanks - [756] (+[3]) units\n\nUAV of short range - [4]",
            ["lost tank", "lost tank", "lost uav"],
        ),
        ("Killed: [12]\nWounded: [30]", ["killed person", "injured person"]),
        (
            "Losses:\nboats / cutters - [8]\npersonnel - [500] people were killed",
            ["lost boat / cutter", "killed person"],
        ),
    ],
)
def test_labels_before_numbers(marked: str, events: list[str]) -> None:
    marked = marked.replace("+[", "[+")
    assert [f"{event} {unit}" for event, unit in read_events(marked)] == events


def test_a_conversion_in_brackets_counts_the_same() -> None:
    assert read_events("The storm flooded [33,000] acres ([13,350] ha) of farmland.") == [
        ("affected", "acre"),
        ("affected", "ha"),
    ]


def test_counts_of_one_list_share_its_number_and_those_of_others_do_not() -> None:
    _, counts = read_marked("A raid killed [12] men and [two] women. Later [three] men fled.")
    assert [count.chain for count in counts] == [0, 0, 1]


def test_those_who_do_it_are_told_from_those_to_whom_it_is_done() -> None:
    _, counts = read_marked("[Two] gunmen killed [five] guards.")
    assert [count.subject for count in counts] == [True, False]


def test_the_trigger_and_the_noun_are_shown() -> None:
    words, (count,) = read_marked("A storm wounded [12] old sailors.")
    assert count.trigger is not None
    assert count.noun is not None
    assert [words.words[at].form for at in range(*count.trigger)] == ["wounded"]
    assert [words.words[at].form for at in range(*count.noun)] == ["old", "sailors"]


def test_what_each_step_proposes_is_shown() -> None:
    text = cut_text("Police arrested 12 wounded rebels who had fled.")
    words = find_words(text)
    ((_, proposals),) = read_counts(text, words, [make_mention(words, Span(16, 18))])
    told = (proposals.before, proposals.behind, proposals.modifier, proposals.lead)
    assert [tell.event if tell else None for tell in told] == ["detained", "displaced", "injured", "detained"]
    assert proposals.default == "other"


@given(
    st.lists(st.sampled_from("12 killed of the and , ( ) \n wounded people tanks - : in were who 's U.S. /".split(" ")))
)
def test_any_order_of_words_gives_a_count_a_number_inside_the_text(parts: list[str]) -> None:
    text = cut_text(" ".join(parts) or ".")
    words = find_words(text)
    mentions = [make_mention(words, Span(word.start, word.end)) for word in words.words if word.form == "12"]
    counts = find_counts(text, words, mentions)
    assert [count.mention for count in counts] == mentions
    for first, last in (found for count in counts for found in (count.noun, count.trigger) if found):
        assert 0 <= first < last <= len(words.words)
