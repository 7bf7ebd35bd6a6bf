"""Names for the command line."""

from __future__ import annotations

import shlex

import pytest

from mdrel.model.slug import LONGEST, make_slug, make_slugs
from tests.support.hostile_texts import HOSTILE


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Priya Raman", "priya-raman"),
        ("Zoë Łukasz Müller", "zoe-lukasz-muller"),
        ("O'Brien-Smith", "obrien-smith"),
        ("J.R.R.  Tolk", "j-r-r-tolk"),
        ("Søren Ægir Þór Groß", "soren-aegir-thor-gross"),
        ("İpek Işık", "ipek-isik"),
        ("ℌans", "hans"),
        ("山田　太郎", "山田-太郎"),
        ("김철수", "김철수"),
        ("が", "が"),
        ("प्रिया रमन", "प्रिया-रमन"),
        ("Ελένη", "ελενη"),
        ("Ada ❤\ufe0f Lin", "ada-lin"),
        ("-rf", "rf"),
        ("'; rm -rf / #", "rm-rf"),
        ("../../etc", "etc"),
        ("👩‍👩‍👧", "contact"),
        ("", "contact"),
        ("\ud800", "contact"),
    ],
)
def test_a_slug_is_the_name_in_plain_lower_case_joined_by_hyphens(name: str, slug: str) -> None:
    assert make_slug(name) == slug


@pytest.mark.parametrize("name", HOSTILE)
def test_a_slug_needs_no_quotes_in_a_shell_and_is_no_option(name: str) -> None:
    slug = make_slug(name)
    assert 0 < len(slug) <= LONGEST
    assert not slug.startswith("-")
    assert not set(slug) & set(" \t\r\n'\"\\/$`|&;<>()*?[]{}!#~=%^:,@\x00\x1b\u2028")
    assert all(each.isalnum() or each == "-" or not each.isascii() for each in slug)
    assert shlex.split(slug) == [slug]
    assert slug == make_slug(slug)


def test_slugs_are_unique_and_a_number_never_takes_somebody_elses_name() -> None:
    slugs = make_slugs(
        [("a.md", "Ada"), ("b.md", "Ada"), ("c.md", "Ada 2"), ("d.md", "ADA"), ("e.md", "Ádá")]
    )
    assert slugs == {
        "a.md": "ada",
        "b.md": "ada-2",
        "c.md": "ada-2-2",
        "d.md": "ada-3",
        "e.md": "ada-4",
    }


def test_twenty_thousand_namesakes_get_as_many_slugs_in_time_that_grows_with_them() -> None:
    slugs = make_slugs((f"{number}.md", "👻") for number in range(20_000))
    assert len(set(slugs.values())) == 20_000
