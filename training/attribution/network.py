"""The network: a BERT encoder with features for what it cannot see, a tagger and two linkers.

Shapes: B windows, T pieces a window (the first is [CLS]).
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.neural.labels import LABELS, LINK_SIZE, LINKS
from onrecord.neural.tokens import CASES, GAPS, QUOTATIONS

HIDDEN, HEADS, LAYERS, INNER = 384, 12, 6, 1536
POSITIONS = 512


class Layer(nn.Module):
    """One transformer layer, queries, keys and values in one product."""

    def __init__(self) -> None:
        super().__init__()
        self.attend = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.gather = nn.Linear(HIDDEN, HIDDEN)
        self.attended = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.widen = nn.Linear(HIDDEN, INNER)
        self.narrow = nn.Linear(INNER, HIDDEN)
        self.out = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """`states` (B, T, HIDDEN); `mask` (B, 1, 1, T), added to the attention scores."""
        batch, length, _ = states.shape
        split = self.attend(states).view(batch, length, 3, HEADS, HIDDEN // HEADS)
        query, key, value = split.permute(2, 0, 3, 1, 4).unbind(0)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = self.gather(mixed.transpose(1, 2).reshape(batch, length, HIDDEN))
        states = self.attended(states + self.dropout(mixed))
        return self.out(states + self.dropout(self.narrow(functional.gelu(self.widen(states)))))


class Network(nn.Module):
    """Piece ids and features to tag logits and link vectors."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.constant = nn.Parameter(torch.zeros(HIDDEN))  # BERT's segment 0
        self.case = nn.Embedding(CASES, HIDDEN)
        self.gap = nn.Embedding(GAPS, HIDDEN)
        self.quotation = nn.Embedding(QUOTATIONS, HIDDEN)
        self.embedded = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.tags = nn.Linear(HIDDEN, len(LABELS))
        self.links = nn.Sequential(nn.Linear(HIDDEN, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, len(LINKS) * LINK_SIZE))
        self.dropout = nn.Dropout(0.1)
        for feature in (self.case, self.gap, self.quotation):
            nn.init.normal_(feature.weight, std=0.01)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """`ids` (B, T), `features` (B, T, 3) → tags (B, T, labels), links (B, T, vectors)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.words(ids) + self.positions(places) + self.constant
        states = states + self.case(features[..., 0]) + self.gap(features[..., 1]) + self.quotation(features[..., 2])
        states = self.dropout(self.embedded(states))
        for layer in self.layers:
            states = layer(states, mask)
        states = self.dropout(states)
        return self.tags(states), self.links(states)


def load_encoder(network: Network, weights: Path) -> None:
    """Start from a BERT checkpoint in safetensors form (names as its authors published them)."""
    given = load_file(str(weights))
    given = {name.removeprefix("bert."): value for name, value in given.items()}
    with torch.no_grad():
        network.words.weight.copy_(given["embeddings.word_embeddings.weight"])
        network.positions.weight.copy_(given["embeddings.position_embeddings.weight"])
        network.constant.copy_(given["embeddings.token_type_embeddings.weight"][0])
        _copy(network.embedded, given, "embeddings.LayerNorm")
        for number, layer in enumerate(network.layers):
            here = f"encoder.layer.{number}"
            for part, name in (("weight", "weight"), ("bias", "bias")):
                stacked = [given[f"{here}.attention.self.{which}.{name}"] for which in ("query", "key", "value")]
                getattr(layer.attend, part).copy_(torch.cat(stacked))
            _copy(layer.gather, given, f"{here}.attention.output.dense")
            _copy(layer.attended, given, f"{here}.attention.output.LayerNorm")
            _copy(layer.widen, given, f"{here}.intermediate.dense")
            _copy(layer.narrow, given, f"{here}.output.dense")
            _copy(layer.out, given, f"{here}.output.LayerNorm")


def _copy(module: nn.Linear | nn.LayerNorm, given: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(given[f"{name}.weight"])
    module.bias.copy_(given[f"{name}.bias"])
