"""Notes that meet each other, as paths and texts.

Names, links, twins and odd front matter come up in them again and again.
"""

from __future__ import annotations

from hypothesis import strategies as st

NAMES = st.sampled_from(["Ada", "ada", "Bo Lin", "Cy", "Zoë", "Zoe\u0308"])
FOLDERS = st.sampled_from(["", "People/", "Work/People/", "Notes/", "Archive/"])
PATHS = st.one_of(
    st.builds("{}{}.md".format, FOLDERS, NAMES),
    st.sampled_from(
        [
            "Daily/2026-11-20.md",
            "2026-11-19 Board.md",
            "People/Bo Lin/_index.md",
            "Ada.sync-conflict-20261103-091502-ABCDEFG.md",
            "Ada (1).md",
            "People/Ada - Copy.md",
            "Templates/T.md",
            "Cy.MD",
        ]
    ),
)
DAYS = st.sampled_from(["2026-11-18", "2026-11-20", "2026-12-01", "2026-02-30"])
LINKS = st.builds(
    "[[{}{}{}]]".format,
    st.sampled_from(["", "People/", "../People/"]),
    NAMES,
    st.sampled_from(["", ".md", "|her"]),
)
FRONTS = st.builds(
    "---\n{}\n{}\n---\n".format,
    st.sampled_from(
        [
            "type: person",
            "level: trusted",
            "type: conversation\ndate: 2026-11-18",
            "tags: [person]",
            "x: 1",
            "mdrel: generated",
            "broken: [",
            "type: person\nid: one",
        ]
    ),
    st.one_of(
        st.builds("{}: {}".format, st.sampled_from(["last_contact", "next_contact"]), DAYS),
        st.builds('people: ["{}", {}]'.format, LINKS, NAMES),
        st.builds("aliases: [{}]".format, NAMES),
        st.builds("name: {}".format, NAMES),
        st.sampled_from(["level: trustd", "email: a@x.example", "email: b@x.example"]),
    ),
)
LINES = st.one_of(
    st.builds(
        "- {} {} with {} and {}: x #got\n".format,
        DAYS,
        st.sampled_from(["call", "email", "lunch"]),
        LINKS,
        LINKS,
    ),
    st.builds("- {}: y\n".format, DAYS),
    st.builds("- Called {} about {}\n".format, LINKS, LINKS),
    st.builds("- [ ] ask {} 📅 {}\n".format, LINKS, DAYS),
    st.sampled_from(
        [
            "\n## Conversations\n\n",
            "\n## Levels\n",
            "- 2026-06-01 target -> trusted\n",
            "```\n",
            "<<<<<<< a\n=======\n>>>>>>> b\n",
            "- [x] draft #waiting\n",
        ]
    ),
)
TEXTS = st.builds(
    "{}{}".format, st.one_of(FRONTS, st.just("")), st.lists(LINES, max_size=5).map("".join)
)
