"""YAML, strictly: plain data alone, no key twice, nothing referred to, nothing nested beyond reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml

__all__ = ["YamlError", "compose_yaml", "load_yaml"]

_DEEPEST = 50


class YamlError(ValueError):
    """A text is not the YAML that may stand here; the message names line and reason."""


def load_yaml(text: str) -> object:
    """The data in `text`: mappings, lists, text, numbers, truth values and dates, as YAML 1.1 has them.

    Raises:
        YamlError: it is no YAML, it is more than plain data, or a key stands twice in one mapping.
    """
    import yaml

    root = compose_yaml(text)
    if root is None:
        return None
    _refuse_twice(root)
    loader = yaml.SafeLoader("")
    try:
        data: object = loader.construct_document(root)
    except yaml.YAMLError as error:
        raise YamlError(_in_words(error)) from None
    except ValueError as error:  # 2020-02-30 looks like a date
        raise YamlError(str(error)) from None
    finally:
        loader.dispose()
    return data


def compose_yaml(text: str) -> yaml.Node | None:
    """The tree of `text` with the line of each node; None where it is empty.

    Raises:
        YamlError: it is no YAML, a node is referred to elsewhere, or it nests too deeply.
    """
    import yaml

    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise YamlError(_in_words(error)) from None
    except (RecursionError, ValueError) as error:
        raise YamlError("it nests too deeply" if isinstance(error, RecursionError) else str(error)) from None
    if root is not None:
        _check(root, set(), 0)
    return root


def _check(node: yaml.Node, seen: set[int], depth: int) -> None:
    import yaml

    line = node.start_mark.line + 1 if node.start_mark else 0
    if id(node) in seen:
        raise YamlError(f"line {line}: what stands here is referred to with “*” elsewhere; write it out there")
    if depth > _DEEPEST:
        raise YamlError(f"line {line}: it nests more than {_DEEPEST} deep")
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for each in node.value:
            _check(each, seen, depth + 1)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _check(key, seen, depth + 1)
            _check(value, seen, depth + 1)


def _refuse_twice(node: yaml.Node) -> None:
    import yaml

    if isinstance(node, yaml.SequenceNode):
        for each in node.value:
            _refuse_twice(each)
    elif isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise YamlError(f"line {key.start_mark.line + 1}: the key “{key.value}” stands twice in one mapping")
            if isinstance(key, yaml.ScalarNode):
                seen.add(key.value)
            _refuse_twice(value)


def _in_words(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
    return f"line {mark.line + 1}: {problem}" if mark is not None else problem
