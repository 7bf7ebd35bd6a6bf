"""What a period came to, as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mdrel.model.contact import Contact
from mdrel.rules.report import Report
from mdrel.rules.report_people import Unreached
from mdrel.views.items import iso, name_item
from mdrel.views.terminal.bar_chart import bar_item
from mdrel.views.terminal.review_items import period_talk_item, person_move_item

if TYPE_CHECKING:
    from mdrel.views.fields import days as fields


def report_item(report: Report) -> fields.Report:
    """Return what `report --json` says."""
    exchange = report.exchange
    return {
        "since": report.period.since.isoformat(),
        "until": report.period.until.isoformat(),
        "conversations": [period_talk_item(each) for each in report.talks],
        "counts": [bar_item(bar) for bar in report.bars],
        "level_shares": [
            {
                "level": each.level,
                "count": each.people,
                "reached_count": each.reached,
                "talk_count": each.talks,
            }
            for each in report.levels
        ],
        "reached": [
            {
                **name_item(each.contact),
                "level": each.level,
                "count": each.talks,
                "last_on": each.last.isoformat(),
            }
            for each in report.reached
        ],
        "unreached": [_unreached_item(each) for each in report.unreached],
        "moves": [person_move_item(*each) for each in report.moves],
        "contacted": _slugs(report.contacted),
        "added": _slugs(report.added),
        "weeks": report.weeks,
        "met_weeks": report.met_weeks,
        "thanked": _slugs(exchange.thanked),
        "assisted": _slugs(exchange.assisted),
        "received": exchange.got,
        "given": exchange.gave,
        "kept": exchange.kept,
        "kept_by_them": exchange.kept_by_them,
    }


def _unreached_item(each: Unreached) -> fields.Due:
    return {
        **name_item(each.contact),
        "level": each.level,
        "due_on": iso(each.due_on),
        "last_conversation": iso(each.last.on if each.last else None),
    }


def _slugs(contacts: Iterable[Contact]) -> list[str]:
    return [each.slug for each in contacts]
