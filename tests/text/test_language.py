"""The language is told where it is sure."""

import pytest

from sayso.text.language import find_language


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("The harbour of Oldford has been closed since Monday, said the mayor.", "en"),
        ("It was closed in the night.", "en"),
        ("tanks ‒ 5, boats – 7, lorries 9, cars 12, carts 8, planes 3, ships 2, buses 5, trains 6", "en"),
        ("Гавань закрыта с понедельника, сообщила мэр города журналистам на причале.", "ru"),
        ("Гавань зачинена з понеділка, повідомила міська голова журналістам на причалі.", "uk"),
        ("Der Hafen ist seit Montag geschlossen, sagte die Bürgermeisterin vor der Presse.", "de"),
        ("De haven is sinds maandag gesloten, zei de burgemeester in de stad tegen de pers.", "nl"),
        ("Pier?", None),
        ("5 7 9 12", None),
        ("", None),
    ],
)
def test_languages(body: str, language: str | None) -> None:
    assert find_language(body) == language
