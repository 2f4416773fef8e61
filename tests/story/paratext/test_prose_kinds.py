"""What a sentence outside the story says, in every language whose sayings we hold."""

from __future__ import annotations

import pytest

from holdfast.story.paratext.prose_kinds import is_disclaimer, is_feedback, is_spoiler_warning

RIGHTS = (
    "I don’t own Emma.",
    "Die Figuren gehören leider nicht mir.",
    "Les personnages ne m'appartiennent pas.",
    "Los personajes no me pertenecen.",
    "I personaggi non mi appartengono.",
    "Os personagens não me pertencem.",
    "Персонажи принадлежат Гоголю, я не претендую.",
    "角色属于曹雪芹。",
    "著作権は原作者様にあります。",
    "저작권은 원작자에게 있습니다.",
    "De personages zijn niet van mij.",
    "Postacie nie należą do mnie.",
    "Jag äger inte karaktärerna.",
)
PLEAS = (
    "Reviews are love.",
    "Ich freu mich über jedes Review!",
    "Laissez une petite review, ça fait plaisir.",
    "Dejen sus comentarios, por favor.",
    "Fatemi sapere che ne pensate!",
    "Deixem reviews!",
    "Жду ваших отзывов.",
    "求红心和评论！",
    "感想お待ちしています。",
    "댓글은 큰 힘이 됩니다.",
    "Laat een reactie achter.",
    "Komentarze mile widziane.",
    "Kommentarer uppskattas.",
)
STORY = (
    "He reviewed the troops, and she looked away.",
    "Er sah sie an und sagte nichts.",
    "Il la regarda sans rien dire.",
    "Ella miró los molinos y cerró la puerta.",
    "Lui la guardò e chiuse la porta.",
    "Ele olhou para a cadeira.",
    "Он открыл дверь и никого не увидел.",
    "她转身看见他还坐在窗前。",
    "犬は戸口に座って、雨を見ていた。",
    "그는 지붕 위에 앉아 있었다.",
)


def kinds(sentence: str) -> tuple[bool, bool, bool]:
    return is_disclaimer(sentence), is_feedback(sentence), is_spoiler_warning(sentence)


@pytest.mark.parametrize("sentence", RIGHTS)
def test_who_owns_what(sentence: str) -> None:
    assert kinds(sentence) == (True, False, False)


@pytest.mark.parametrize("sentence", PLEAS)
def test_a_plea_for_comments(sentence: str) -> None:
    assert kinds(sentence) == (False, True, False)


@pytest.mark.parametrize("sentence", STORY)
def test_a_story_says_none_of_it(sentence: str) -> None:
    assert kinds(sentence) == (False, False, False)
