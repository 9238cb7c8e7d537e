"""Runs the model's graph one node after the other, in an order worked out once for each target.

Rasa's ``DaskGraphRunner`` plans the graph anew for every message and writes the whole of it into a
debug message that nobody reads: about a tenth of a turn. It is a ``GraphRunner`` like any other, and
``rasa train``, ``shell`` and ``run`` keep using theirs.
"""

from __future__ import annotations

from graphlib import TopologicalSorter
from typing import Any, Dict, List, Optional, Text, Tuple

from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import ExecutionContext, GraphNode, GraphNodeHook, GraphSchema
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelStorage


class InOrderGraphRunner(GraphRunner):
    """Holds the loaded nodes of a trained model and runs those that a target needs.

    Args:
        graph_schema: the graph to run.
        nodes: its nodes by name.
    """

    def __init__(self, graph_schema: GraphSchema, nodes: Dict[Text, GraphNode]) -> None:
        self._schema = graph_schema
        self._nodes = nodes
        self._orders: Dict[Tuple[Text, ...], List[Text]] = {}

    @classmethod
    def create(
        cls,
        graph_schema: GraphSchema,
        model_storage: ModelStorage,
        execution_context: ExecutionContext,
        hooks: Optional[List[GraphNodeHook]] = None,
    ) -> InOrderGraphRunner:
        """Loads every node. Arguments as in Rasa's ``GraphRunner``."""
        nodes = {
            name: GraphNode.from_schema_node(name, node, model_storage, execution_context, hooks)
            for name, node in graph_schema.nodes.items()
        }
        return cls(graph_schema, nodes)

    def run(self, inputs: Optional[Dict[Text, Any]] = None, targets: Optional[List[Text]] = None) -> Dict[Text, Any]:
        """Runs what the targets need.

        Args:
            inputs: values of the graph's placeholders by name.
            targets: nodes whose output is wanted; the schema's own where none are named.

        Returns:
            Output of each target by name.

        Raises:
            GraphRunError: a node needs something that is neither a node nor among the inputs.
        """
        wanted = tuple(targets or self._schema.target_names)
        outputs = dict(inputs or {})
        if wanted not in self._orders:
            self._orders[wanted] = self._order(wanted)
        for name in self._orders[wanted]:
            if name in outputs:
                continue
            if name not in self._nodes:
                raise GraphRunError(f"{name}: neither a node of the graph nor one of the inputs {sorted(inputs or {})}")
            needs = self._schema.nodes[name].needs.values()
            _, outputs[name] = self._nodes[name](*((need, outputs[need]) for need in needs))
        return {name: outputs[name] for name in wanted}

    def _order(self, targets: Tuple[Text, ...]) -> List[Text]:
        nodes = self._schema.minimal_graph_schema(list(targets)).nodes
        return list(TopologicalSorter({name: node.needs.values() for name, node in nodes.items()}).static_order())
