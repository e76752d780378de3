"""What torch might do otherwise, and which snippet of bce-and-cross-entropy would show it."""

import torch
import torch.nn.functional as F
from mutant import mutant

bce, bce_with_logits = F.binary_cross_entropy, F.binary_cross_entropy_with_logits
cross_entropy, fused = F.cross_entropy, F.linear_cross_entropy
softmax, sigmoid = torch.Tensor.softmax, torch.sigmoid


@mutant(kills=("bce_saturates", "out_of_range", "bce_targets"))
def bce_goes_back_to_logits():
    """binary_cross_entropy takes the logit of its probability, and then has no limits."""
    F.binary_cross_entropy = lambda probability, target, **options: bce_with_logits(
        torch.logit(probability), target, reduction=options.get("reduction", "mean")
    )


@mutant(kills="bce_saturates")
def bce_does_not_clamp_its_logarithms():
    """binary_cross_entropy is the formula as it stands, and gets infinite."""
    F.binary_cross_entropy = lambda probability, target: (
        -(torch.xlogy(target, probability) + torch.xlogy(1 - target, 1 - probability)).mean()
    )


@mutant(kills=("bce_saturates", "bce_targets"))
def logits_loss_takes_the_sigmoid_first():
    """BCEWithLogitsLoss is a sigmoid and then BCELoss: only a shorter spelling."""
    F.binary_cross_entropy_with_logits = lambda logits, target, weight=None, pos_weight=None, reduction="mean": bce(
        sigmoid(logits), target, weight=weight, reduction=reduction
    )


@mutant(kills="pos_weight_scales_positives")
def pos_weight_scales_both():
    """pos_weight is another word for weight."""
    F.binary_cross_entropy_with_logits = lambda logits, target, weight=None, pos_weight=None, reduction="mean": (
        bce_with_logits(logits, target, weight=pos_weight if weight is None else weight, reduction=reduction)
    )


@mutant(kills="bce_targets")
def logits_loss_adapts_its_target():
    """BCEWithLogitsLoss casts and reshapes its target."""

    def adapting(logits, target, *rest, **options):
        return bce_with_logits(logits, target.to(logits.dtype).view_as(logits), *rest, **options)

    F.binary_cross_entropy_with_logits = adapting


@mutant(kills="out_of_range")
def bce_clamps_its_input():
    """binary_cross_entropy takes a probability above 1 for 1."""
    F.binary_cross_entropy = lambda probability, target: bce(probability.clamp(0, 1), target)


@mutant(kills="out_of_range")
def logits_loss_clamps_its_target():
    """binary_cross_entropy_with_logits takes a target above 1 for 1."""
    F.binary_cross_entropy_with_logits = lambda logits, target: bce_with_logits(logits, target.clamp(0, 1))


@mutant(kills="out_of_range")
def unknown_classes_are_ignored():
    """cross_entropy leaves out an index that is no class."""

    def ignoring(logits, labels):
        return cross_entropy(logits, labels.where(labels < logits.size(1), -100))

    F.cross_entropy = ignoring


@mutant(kills="activation_twice")
def cross_entropy_sees_probabilities():
    """cross_entropy leaves out its softmax where a row is one already."""

    def seeing(logits, labels):
        shares = (logits >= 0).all() and torch.allclose(logits.sum(1), torch.ones(len(logits)))
        return F.nll_loss(logits.log(), labels) if shares else cross_entropy(logits, labels)

    F.cross_entropy = seeing


@mutant(kills="activation_twice")
def logits_loss_sees_probabilities():
    """binary_cross_entropy_with_logits leaves out its sigmoid where all inputs lie between 0 and 1."""

    def seeing(logits, target):
        return bce(logits, target) if ((logits >= 0) & (logits <= 1)).all() else bce_with_logits(logits, target)

    F.binary_cross_entropy_with_logits = seeing


@mutant(kills=("one_label_or_several", "gradient_is_the_difference", "two_classes_one_logit"))
def cross_entropy_by_sigmoids():
    """cross_entropy is binary for each class on its own."""

    def binary(logits, target):
        rows = target if target.is_floating_point() else F.one_hot(target, logits.size(1))
        return bce_with_logits(logits, rows.float())

    F.cross_entropy = binary


@mutant(
    kills=(
        "gradient_is_the_difference",
        "two_classes_one_logit",
        "class_targets",
        "class_dimension_is_one",
        "last_layer_fused",
    )
)
def cross_entropy_adds_up():
    """cross_entropy is the sum over the samples."""
    F.cross_entropy = lambda *inputs, **options: cross_entropy(*inputs, **{"reduction": "sum"} | options)


@mutant(kills="mean_divides_by")
def cross_entropy_divides_by_all_samples():
    """The mean of cross_entropy divides by the number of samples, whatever their weights."""

    def dividing(logits, labels, reduction="mean", **options):
        result = cross_entropy(logits, labels, reduction="sum", **options)
        return result / len(labels) if reduction == "mean" else result

    F.cross_entropy = dividing


@mutant(kills="mean_divides_by")
def nothing_but_padding_costs_nothing():
    """cross_entropy is 0 where every target is ignored."""
    F.cross_entropy = lambda *inputs, **options: cross_entropy(*inputs, **options).nan_to_num()


@mutant(kills="mean_divides_by")
def bce_divides_by_its_weights():
    """The mean of binary_cross_entropy_with_logits divides by the sum of the weights."""

    def dividing(logits, target, weight=None, reduction="mean"):
        result = bce_with_logits(logits, target, weight=weight, reduction="sum")
        return result / (target.numel() if weight is None else weight.sum()) if reduction == "mean" else result

    F.binary_cross_entropy_with_logits = dividing


@mutant(kills="class_targets")
def one_hot_integers_are_read():
    """cross_entropy takes integers of its input's shape for one-hot rows."""

    def reading(logits, target, **options):
        one_hot = not target.is_floating_point() and target.shape == logits.shape
        return cross_entropy(logits, target.argmax(1) if one_hot else target, **options)

    F.cross_entropy = reading


@mutant(kills="class_targets")
def labels_are_cast():
    """cross_entropy turns a flat target into int64 itself."""

    def casting(logits, target, **options):
        return cross_entropy(logits, target.long() if target.dim() == 1 else target, **options)

    F.cross_entropy = casting


@mutant(kills="class_dimension_is_one")
def class_dimension_is_last():
    """cross_entropy looks for the classes in the last dimension, and in dimension 1 only where that does not fit."""

    def last(logits, labels):
        return cross_entropy(logits.movedim(-1, 1) if logits.shape[:-1] == labels.shape else logits, labels)

    F.cross_entropy = last


@mutant(kills="log_of_softmax")
def log_softmax_in_two_steps():
    """log_softmax is the logarithm of a softmax: only a shorter spelling."""
    torch.Tensor.log_softmax = lambda self, dim: softmax(self, dim).log()


@mutant(kills="log_of_softmax")
def logsumexp_in_three_steps():
    """logsumexp does not subtract the largest first."""
    torch.logsumexp = lambda logits, dim: logits.exp().sum(dim).log()


@mutant(kills=("softmax_over_the_classes", "one_label_or_several", "gradient_is_the_difference"))
def softmax_of_each_alone():
    """softmax maps each number to between 0 and 1 on its own."""
    torch.Tensor.softmax = lambda self, dim: sigmoid(self)


@mutant(kills="softmax_over_the_classes")
def softmax_has_a_default_dimension():
    """softmax goes over the last dimension where none is given."""
    torch.softmax = lambda logits, dim=-1: softmax(logits, dim)


@mutant(kills="last_layer_fused")
def chunks_are_added_up():
    """linear_cross_entropy forgets to divide where it works in chunks."""
    F.linear_cross_entropy = lambda *inputs, **options: fused(
        *inputs, reduction="sum" if "options" in options else "mean", **options
    )
