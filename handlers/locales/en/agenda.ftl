## Matters on an agenda: what their petitioners and secretaries hear

notice-registration-open =
    The conference takes registrations to speak now: { $title }.

    • Time: { $time }, { DAY($day) }
    • Place: { $place }{ HAS($until) ->
        [no] { "" }
       *[yes] { "" }
    • Opinions until { DAY($until) }
    }

    Your petition “{ TITLE($item) }” is on its agenda. To speak about it, press “Register to speak”. Questions: { $contact }.
secretary-withdrawn = HN{ $number }: the citizen has withdrawn petition { $code } (“{ TITLE($item) }”), so I have taken it off the agenda. Nothing more to do.
matter-not-for-dialogue =
    This reads like a complaint or denunciation. By law these are handled apart and are not part of a dialogue, so I have not put it on the speakers' list.

    Please go to { $agency } with a letter or in person. Address: { $contact }.

    If it is only a suggestion, press the first button and write it again.
error-not-for-dialogue = Petition { $code } is handled apart, under the law on complaints and denunciations, so it cannot be part of a dialogue. You get your answer as usual. To look at it, write /theodoi.
