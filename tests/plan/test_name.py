"""Names of people and organisations: in which words a text says them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerplan.plan.name import Name, Names, organisation_name, person_name
from careerplan.plan.person import Person
from careerplan.plan.record import Source


def person(title: str, *aliases: str) -> Name:
    return person_name(Person(id="somebody", title=title, aliases=aliases, place=Source("")))


def words(name: Name, text: str) -> list[str]:
    return [said.word for said in Names([name]).said_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Maria said so", ["Maria"]),
        ("Maria's and Marias words", ["Maria", "Maria"]),
        ("_Maria_, **Maria**, (Maria)", ["Maria", "Maria", "Maria"]),
        ("MARIA", ["MARIA"]),
        ("Ask Fontein", ["Fontein"]),
        ("maria fontein and MARIA-FONTEIN", ["maria fontein", "MARIA-FONTEIN"]),
        ("with Maria\nFontein", ["Maria\nFontein"]),
        ("Ma&shy;ria and Mar\u200bia", ["Maria", "Maria"]),
        ("https://example.org/~maria.html", ["maria"]),
        ("mail maria@example.org", ["maria"]),
        ("[x](people/maria.md)", ["maria"]),
        ("a mariachi, Mariannes, Marian", []),
        ("fontein alone is a word here", []),
        ("i met maria, _maria_ and Maria2", ["maria", "maria", "Maria"]),
        ("**Ma**ria, M`ari`a and Mar~~ia~~", ["Maria", "Maria", "Maria"]),
    ],
)
def test_a_name_is_found_as_a_whole_word_its_first_one_in_any_case(text: str, found: list[str]) -> None:
    assert words(person("Maria Fontein"), text) == found


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("김민지", "민지에게 묻기", ["민지"]),
        ("김민지", "김민지와 함께", ["김민지"]),
        ("마리아", "이탈리아", []),
        ("王小明", "我问小明", ["小明"]),
        ("田中太郎", "田中さんと話す", ["田中"]),
        ("مريم", "تحدثت ولمريم", ["مريم"]),
        ("مَريَم", "مريم", ["مريم"]),
        ("Мария Иванова", "Мария", ["Мария"]),
        ("Inês Carvalho", "Ines and INÊS", ["Ines", "INES"]),
        ("Siobhán O’Brien", "Mrs O'Brien’s", ["O'Brien"]),
        ("Anne-Marie", "Ask Anne", ["Anne"]),
        ("Anne-Marie d'Arc", "As Arc said", ["Arc"]),
        ("Siobhán O’Neill", "ONeill and Neill", ["ONeill", "Neill"]),
        ("Maria Fontein", "Ｍａｒｉａ and 𝐅𝐨𝐧𝐭𝐞𝐢𝐧", ["Maria", "Fontein"]),
        ("राहुल शर्मा", "राहुल ने, शर्मा जी", ["राहुल", "शर्मा"]),
        ("রাহুল রায়", "রায় বলেন", ["রায"]),
        ("அருண் குமார்", "அருண் சொன்னார்", ["அருண்"]),
        ("สมชาย ใจดี", "คุณสมชายพูด", ["สมชาย"]),
        ("សុខ វិបុល", "លោក វិបុល", ["វិបុល"]),
        ("အောင် ဆန်း", "ဆန်း ပြော", ["ဆန်း"]),
    ],
)
def test_a_name_is_found_in_its_own_script_and_with_or_without_accents(title: str, text: str, found: list[str]) -> None:
    assert words(person(title), text) == found


@pytest.mark.parametrize(
    "text",
    [
        "mfontein@example.org",
        "<mariaf@example.org>",
        "linkedin.com/in/mariafontein",
        "www.example.org/fonteinmaria99",
        "@mariafontein",
        "maria1980@example.org",
        "https://example.org/?u=mfontein",
        "[write](mailto:fonteinm@example.org)",
        "as MariaFontein signs",
    ],
)
def test_a_name_is_found_where_an_address_runs_it_together(text: str) -> None:
    assert words(person("Maria Fontein"), text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Maria Fontein", "https://mariadb.org/docs and mariachi@example.org"),
        ("Ann Price", "the price of ann@home.org, if any"),
        ("April Summers", "in april"),
        ("Career coach", "my career; careercoach"),
        ("Team 1", "team 12"),
    ],
)
def test_an_ordinary_word_is_no_name(title: str, text: str) -> None:
    assert [word for word in words(person(title), text) if word != "ann"] == []


@pytest.mark.parametrize("text", ["The mill is old", "Old boss, new boss", "Van Gogh", "My desk"])
def test_words_around_a_name_name_nobody(text: str) -> None:
    assert words(person("The old boss Henk van Dam"), text) == []


def test_a_name_without_a_capital_is_found_with_and_without_one() -> None:
    assert words(person("rob"), "Rob, rob and robust") == ["Rob", "rob"]


def test_an_alias_names_and_a_short_word_of_a_name_does_not() -> None:
    name = person("Li Wu", "the Prof", "Wulfie")
    assert words(name, "The prof, Wulfie, Li Wu") == ["The prof", "Wulfie", "Li Wu"]
    assert words(name, "Li and Wu") == []


@pytest.mark.parametrize(
    ("organisation", "text", "found"),
    [
        ("Osier", "at Osier's", ["Osier"]),
        ("Lekrand Water Board", "the Lekrand, the lekrand water board", ["Lekrand", "lekrand water board"]),
        ("The Salt Works", "the salt works; Salt", ["the salt works", "Salt"]),
        ("Evening school", "Evening. At evening school", ["evening school"]),
        ("AT&T", "AT&amp;T and at&t", ["AT&T", "at&t"]),
        ("HP", "HP, hp", ["HP"]),
        ("ACME GmbH", "at Acme, at ACME; the acme of", ["Acme", "ACME"]),
        ("ПАО Газпром", "в Газпром", ["Газпром"]),
        ("Evening school", "https://eveningschool.org", ["eveningschool"]),
    ],
)
def test_an_organisation_is_known_by_its_name_and_by_its_first_word(
    organisation: str, text: str, found: list[str]
) -> None:
    assert words(organisation_name(organisation), text) == found


def test_one_word_may_be_the_name_of_two() -> None:
    names = Names([person("Maria Fontein"), organisation_name("Maria")])
    assert sorted(said.of for said in names.said_in("Maria")) == ["organisation:Maria", "person:somebody"]


def test_a_form_that_somebody_known_bears_is_not_looked_for() -> None:
    names = Names([person("Maria Fontein")], known={"Maria"})
    assert [said.word for said in names.said_in("Maria and Fontein")] == ["Fontein"]


def test_it_says_on_which_line_the_name_stands() -> None:
    assert [said.line for said in Names([person("Ann")]).said_in("one\nAnn\nhttps://x.org/ann")] == [1, 2]


@given(st.text(), st.text())
def test_no_name_and_no_text_at_all_raise(title: str, text: str) -> None:
    names = Names([person(title, title), organisation_name(title)])
    assert all(said.word for said in names.said_in(text))


@given(st.text(alphabet=st.characters(categories=("Lu", "Ll", "Lo")), min_size=4, max_size=12))
def test_whatever_the_script_a_name_between_spaces_is_found(title: str) -> None:
    name = person(title)
    assert not name.forms or words(name, f"then {title} said")
