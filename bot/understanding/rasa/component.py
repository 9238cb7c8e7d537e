"""How Rasa makes our graph components: of a name and their configuration, and of what was learnt before."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Dict, Iterator, Optional, Text, TypeVar

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage

C = TypeVar("C", bound="Component")


def hash_of_rows(*folders: Text) -> Text:
    """A hash of the rows that a component learns from, for ``fingerprint_addon``.

    Rasa asks for it with an empty configuration where it takes the component from its cache.
    """
    texts = (path.read_bytes() for folder in folders for path in sorted(Path(folder).glob("*.tsv")))
    return hashlib.sha256(b"\0".join(texts)).hexdigest()


class Component(GraphComponent):
    """A component of a name and its configuration. Stands behind Rasa's own class among the bases, if there is one.

    Args:
        name: of its node in the graph.
        config: its own defaults and what ``config.yml`` says.
    """

    _model_storage: ModelStorage
    _resource: Resource

    # Rasa's featurizers keep both themselves and hand on neither.
    def __init__(self, name: Text = "", config: Optional[Dict[Text, Any]] = None) -> None:
        self._config = config or {}

    @classmethod
    def create(
        cls: type[C],
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> C:
        component = cls(name=execution_context.node_name, config=config)
        component._model_storage, component._resource = model_storage, resource
        return component


class TrainedComponent(Component):
    """A component that keeps what it learns in a folder of the model."""

    @classmethod
    def load(
        cls: type[C],
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> C:
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            component.use_stored(folder)
        return component

    def use_stored(self, folder: Path) -> None:
        """Take into use what training left in a folder."""
        raise NotImplementedError

    @contextmanager
    def storing(self) -> Iterator[Path]:
        """The folder of this component in the model that is being trained."""
        with self._model_storage.write_to(self._resource) as folder:
            yield folder
