"""Council papers: what was said, decided and promised, each with its line.

`reading/` finds what a paper holds, by rules and a council's profile; `storing` keeps it, `actions` is the one door.
`following/`, `figures_followed/` and `meeting_page/` work out what follows from papers: plain Python, without tables.
`following_on` does that when a paper is stored, read again or published, and writes the rows of `worked_out`.
`lists`, `tracking`, `figures_read` and `page_of` are what pages ask: they read rows, and work nothing out.
`exports/` gives meetings and promises to other machines.
"""
