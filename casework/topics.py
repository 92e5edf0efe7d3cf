"""Topics of petitions, as data: a topic is a block in data/topics.toml."""

from collections.abc import Iterator
from dataclasses import dataclass

from casework.errors import RulebookError


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One label of what has to be put right. `name` is what people see.

    `needs_place` is False where nobody has to go anywhere: the question 'where?' is not asked.
    """

    id: str
    name: str
    scope: str = ""
    needs_place: bool = True


@dataclass(frozen=True, slots=True)
class Topics:
    """All topics, in the order of the file."""

    entries: tuple[Topic, ...]

    def __iter__(self) -> Iterator[Topic]:
        return iter(self.entries)

    def __contains__(self, topic_id: object) -> bool:
        return any(topic.id == topic_id for topic in self.entries)

    def named(self, topic_id: str) -> Topic:
        """The topic with this id."""
        for topic in self.entries:
            if topic.id == topic_id:
                return topic
        raise RulebookError(f"Không có lĩnh vực '{topic_id}'. Hãy thêm vào casework/data/topics.toml.")
