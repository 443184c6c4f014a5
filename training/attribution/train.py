"""Train the attribution network: `python -m training.attribution.train --data DATA --work WORK`.

Runs on CPU cores, one single-threaded worker each, which average their gradients at every step. Writes
checkpoints to WORK and goes on from the last one. Seeds are fixed; the result differs between runs only as
floating-point sums do.
"""

import argparse
import os
import random
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, distributed, multiprocessing, nn
from torch.nn import functional
from tqdm import tqdm

from onrecord.neural.labels import BREAKS, DISTANCES, LINK_SIZE, LINKS
from onrecord.neural.tokens import PieceSplitter
from training.attribution.augment import Renamer, change_marks, list_forms, read_people, shout_headline
from training.attribution.documents import HELD_OUT, IGNORED, Document, Example, make_example, read_documents
from training.attribution.network import Network, load_encoder
from training.attribution.windows import Batch, batch_windows, collate, cut_windows, pair_features


@dataclass(frozen=True, slots=True)
class Plan:
    """What a training run does."""

    data: Path
    encoder: Path
    work: Path
    epochs: int
    workers: int
    seed: int
    start: Path | None
    rate: float
    pieces: int = 3200  # a step, over all workers
    layer_decay: float = 0.85


class Trainee(nn.Module):
    """The network with the linkers' distance terms, and their losses."""

    def __init__(self) -> None:
        super().__init__()
        self.network = Network()
        self.content_distance = nn.Parameter(torch.zeros(DISTANCES))
        self.content_breaks = nn.Parameter(torch.zeros(BREAKS))
        self.cue_distance = nn.Parameter(torch.zeros(DISTANCES))
        self.cue_breaks = nn.Parameter(torch.zeros(BREAKS))

    def forward(self, batch: Batch) -> Tensor:
        """The loss of a batch."""
        tags, links = self.network(batch.ids, batch.features, batch.mask)
        loss = functional.cross_entropy(tags.flatten(0, 1), batch.tags.flatten(), ignore_index=IGNORED)
        vectors = dict(zip(LINKS, links.split(LINK_SIZE, dim=-1), strict=True))
        content = (vectors["content_first"], vectors["content_last"], vectors["cue_key"])
        cue = (vectors["cue_first"], vectors["cue_last"], vectors["source_key"])
        loss = loss + 0.5 * self._link_loss(batch, batch.contents, content, self.content_distance, self.content_breaks)
        return loss + 0.5 * self._link_loss(batch, batch.cues, cue, self.cue_distance, self.cue_breaks)

    def _link_loss(
        self, batch: Batch, links: Tensor, vectors: tuple[Tensor, Tensor, Tensor], distance: Tensor, breaks: Tensor
    ) -> Tensor:
        first_of, last_of, key = vectors
        if not len(links):
            return 0 * (first_of.sum() + last_of.sum() + key.sum() + distance.sum() + breaks.sum())
        row, first, last, target = links.unbind(1)
        query = first_of[row, first] + last_of[row, last]
        scores = (query[:, None] * key[row]).sum(-1) / LINK_SIZE**0.5
        distances, between = pair_features(first, batch.breaks, row)
        scores = scores + distance[distances] + breaks[between]
        if batch.mask is not None:
            scores = scores + batch.mask[row, 0, 0]
        return functional.cross_entropy(scores, target)


def parameter_groups(trainee: Trainee, plan: Plan) -> list[dict[str, object]]:
    """Lower layers learn slower; the word embeddings stay as they are, which also keeps rare words usable."""
    network = trainee.network
    network.words.weight.requires_grad = False
    groups = []
    for depth, layer in enumerate(reversed(network.layers)):
        rate = plan.rate * plan.layer_decay**depth
        groups.append({"params": list(layer.parameters()), "lr": rate})
    below = plan.rate * plan.layer_decay ** len(network.layers)
    embedding = [network.positions.weight, network.constant, *network.embedded.parameters()]
    groups.append({"params": embedding, "lr": below})
    # a distance term is one number that every link of its bucket pulls at: it can move fast
    terms = [trainee.content_distance, trainee.content_breaks, trainee.cue_distance, trainee.cue_breaks]
    groups.append({"params": terms, "lr": 100 * plan.rate, "weight_decay": 0.0})
    known = {id(p) for group in groups for p in group["params"]} | {id(network.words.weight)}
    groups.append({"params": [p for p in trainee.parameters() if id(p) not in known], "lr": 5 * plan.rate})
    return groups


def epoch_examples(documents: list[Document], renamer: Renamer, splitter: PieceSplitter, seed: int) -> list[Example]:
    """The training articles as this epoch sees them."""
    chance = random.Random(seed)  # noqa: S311
    examples = []
    for document in documents:
        if chance.random() < 0.25:
            document = renamer.rename(document, chance)
        if chance.random() < 0.3:
            document = change_marks(document, chance)
        if chance.random() < 0.05:
            document = shout_headline(document)
        examples.append(make_example(document, splitter))
    return examples


def read_cast(data: Path) -> list[tuple[str, str]]:
    """Names from all over the world: heads of state, ministers and legislators."""
    names = set()
    for path in sorted(data.glob("ner-worldwide/**/*")) + sorted(data.glob("ner-wikigold/**/*")):
        if path.is_file():
            names |= _tagged_people(path.read_text(encoding="utf-8", errors="replace"))
    return sorted(names)


def _tagged_people(text: str) -> set[tuple[str, str]]:
    people, name = set(), []
    for line in [*text.splitlines(), ""]:
        parts = line.split()
        if len(parts) >= 2 and parts[-1].upper().endswith(("PER", "PERSON")):
            name.append(parts[0])
            continue
        if len(name) == 2 and all(len(part) > 2 and part.isalpha() and part[0].isupper() for part in name):
            people.add((name[0], name[1]))
        name = []
    return people


def training_documents(data: Path) -> tuple[list[Document], list[Document]]:
    """(to train on, held out). Of the modern articles those at even places are trained on, thrice."""
    articles = read_documents(data / "polnear-train.jsonl")
    modern = read_documents(data / "modern-dev.jsonl")[::2]
    modern = [part for article in modern for part in (article.outer(), *article.contents())]
    held = articles[::HELD_OUT]
    kept = [article for number, article in enumerate(articles) if number % HELD_OUT]
    lists = list_forms(kept, random.Random(0), count=40)  # noqa: S311
    return kept + 3 * modern + lists, held


def work(rank: int, plan: Plan) -> None:
    """One worker's training."""
    torch.set_num_threads(1)
    torch.manual_seed(plan.seed)
    os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT="29571")
    distributed.init_process_group("gloo", rank=rank, world_size=plan.workers)
    splitter = PieceSplitter(plan.encoder / "tokenizer.json")
    documents, _ = training_documents(plan.data)
    renamer = Renamer(read_cast(plan.data), read_people(plan.data / "speakers-train.jsonl"))
    trainee = Trainee()
    if plan.start:
        trainee.load_state_dict(torch.load(plan.start, weights_only=True), strict=False)
    else:
        load_encoder(trainee.network, plan.encoder / "model.safetensors")
    optimizer = torch.optim.AdamW(parameter_groups(trainee, plan), weight_decay=0.01, fused=True)
    rates = [group["lr"] for group in optimizer.param_groups]
    checkpoint = plan.work / "checkpoint.pt"
    step = _restore(checkpoint, trainee, optimizer) if checkpoint.exists() else 0
    seen = 0
    for epoch in range(plan.epochs):
        examples = epoch_examples(documents, renamer, splitter, plan.seed * 1000 + epoch)
        chance = random.Random(plan.seed * 1000 + epoch)  # noqa: S311
        batches = batch_windows(cut_windows(examples, chance), chance, pieces=plan.pieces // plan.workers)
        per_epoch = len(batches) // plan.workers
        total = per_epoch * plan.epochs
        own = batches[rank : per_epoch * plan.workers : plan.workers]
        left = own[max(0, step - seen) :]  # what a run that was stopped did is not done again
        bar = tqdm(left, desc=f"epoch {epoch + 1}/{plan.epochs}", disable=rank > 0)
        for windows in bar:
            torch.manual_seed(hash((plan.seed, rank, step)) % 2**31)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * _schedule(step / total)
            loss = _step(trainee, optimizer, collate(windows, examples), plan.workers)
            step += 1
            bar.set_postfix(loss=f"{loss:.3f}")
            if rank == 0 and step % 50 == 0:
                _save(checkpoint, trainee, optimizer, step)
        seen += per_epoch
        if rank == 0 and left:
            _save(checkpoint, trainee, optimizer, step)
            torch.save(trainee.state_dict(), plan.work / f"epoch-{epoch + 1}.pt")
    distributed.destroy_process_group()


def _schedule(done: float) -> float:
    """Linear warm-up over 5 % of the steps, then linear decay to a fiftieth."""
    return min(done / 0.05, 1.0) * max(1.0 - done, 0.02)


def _step(trainee: Trainee, optimizer: torch.optim.Optimizer, batch: Batch, workers: int) -> float:
    trainee.train()
    optimizer.zero_grad(set_to_none=False)
    loss = trainee(batch)
    loss.backward()
    trained = [p for p in trainee.parameters() if p.requires_grad]
    flat = torch.cat([p.grad.flatten() if p.grad is not None else torch.zeros(p.numel()) for p in trained])
    if workers > 1:
        distributed.all_reduce(flat)
        flat /= workers
    at = 0
    for parameter in trained:
        parameter.grad = flat[at : at + parameter.numel()].view_as(parameter).clone()
        at += parameter.numel()
    nn.utils.clip_grad_norm_(trained, 1.0)
    optimizer.step()
    return float(loss.detach())


def _save(path: Path, trainee: Trainee, optimizer: torch.optim.Optimizer, step: int) -> None:
    half = path.with_suffix(".part")
    torch.save({"trainee": trainee.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, half)
    half.replace(path)


def _restore(path: Path, trainee: Trainee, optimizer: torch.optim.Optimizer) -> int:
    saved = torch.load(path, weights_only=True)
    trainee.load_state_dict(saved["trainee"])
    optimizer.load_state_dict(saved["optimizer"])
    return int(saved["step"])


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear-train.jsonl and the rest")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints, outside the repository")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="a finished run's checkpoint to train further, at a lower rate")
    parser.add_argument("--rate", type=float, default=2e-4, help="highest learning rate of the top layer")
    run(Plan(**vars(parser.parse_args())))


def run(plan: Plan) -> Path:
    """Train, or go on from the last checkpoint in `plan.work`; gives the path of the last epoch's weights."""
    done = plan.work / f"epoch-{plan.epochs}.pt"
    if not done.exists():
        plan.work.mkdir(parents=True, exist_ok=True)
        multiprocessing.spawn(work, args=(plan,), nprocs=plan.workers)
    return done


if __name__ == "__main__":
    main()
