"""What torch might do otherwise, and which snippet of hinge-and-svm would show it."""

import torch
import torch.nn.functional as F
from mutant import mutant

relu, clamp, multiply = torch.relu, torch.Tensor.clamp, torch.Tensor.__mul__
softplus, multi_margin, soft_margin = F.softplus, F.multi_margin_loss, F.soft_margin_loss
binary_cross_entropy = F.binary_cross_entropy_with_logits
SGD = torch.optim.SGD
start, step = SGD.__init__, SGD.step


def reduced(losses, reduction):
    """What a loss gives for its losses one by one."""
    return losses if reduction == "none" else losses.mean()


@mutant(kills=("hinge_stops_pushing", "column_meets_row", "norm_term_makes_the_margin", "xor_needs_features"))
def relu_counts():
    """relu is 1 above 0, so the hinge counts the points within the margin and pushes none."""
    torch.relu = lambda tensor: (tensor > 0).float() + 0 * tensor


@mutant(kills="hinge_stops_pushing")
def relu_passes_the_gradient_at_its_kink():
    """relu has the gradient 1 at 0, as clamp has."""
    torch.relu = lambda tensor: clamp(tensor, min=0)


@mutant(kills="hinge_stops_pushing")
def clamp_stops_the_gradient_at_its_limit():
    """clamp has the gradient 0 at its lower limit, as relu has."""
    torch.Tensor.clamp = lambda self, min: relu(self - min) + min


@mutant(kills=("hinge_stops_pushing", "labels_plus_minus_one"))
def clamp_passes_every_gradient():
    """clamp changes the value and lets the gradient through, also below its limit."""
    torch.Tensor.clamp = lambda self, min: self + (clamp(self, min=min) - self).detach()


@mutant(kills=("hinge_stops_pushing", "four_names_of_the_logistic_loss"))
def softplus_is_relu():
    """softplus has a kink too, and is exactly 0 below it."""
    F.softplus = relu


@mutant(kills="column_meets_row")
def a_column_times_a_row_goes_by_elements():
    """A column and a row of one length are multiplied element by element."""

    def by_elements(self, other):
        shapes = isinstance(other, torch.Tensor) and (self.shape + (1,)) == other.shape
        return multiply(self, other.squeeze(1) if shapes else other)

    torch.Tensor.__mul__ = by_elements


@mutant(kills=("two_kinds_of_margin", "norm_term_makes_the_margin"))
def norm_adds_absolute_values():
    """norm is the L1 norm."""
    torch.Tensor.norm = lambda self: self.abs().sum()


@mutant(kills=("norm_term_makes_the_margin", "weight_decay_takes_the_bias_too"))
def sgd_has_no_weight_decay():
    """SGD takes the option weight_decay and does nothing with it."""

    def undecayed(self, closure=None):
        for group in self.param_groups:
            group["weight_decay"] = 0.0
        return step(self, closure)

    SGD.step = undecayed


@mutant(kills=("norm_term_makes_the_margin", "weight_decay_takes_the_bias_too"))
def sgd_treats_all_groups_alike():
    """The options of a parameter group count for nothing: those of the optimizer hold everywhere."""

    def alike(self, params, **options):
        params = list(params)
        groups = [group["params"] if isinstance(group, dict) else [group] for group in params]
        start(self, [parameter for group in groups for parameter in group], **options)

    SGD.__init__ = alike


@mutant(kills="weight_decay_takes_the_bias_too")
def weight_decay_spares_biases():
    """SGD decays no parameter of one dimension."""

    def sparing(self, closure=None):
        for group in self.param_groups:
            for parameter in group["params"]:
                if parameter.dim() == 1:
                    parameter.grad = parameter.grad - group["weight_decay"] * parameter.detach()
        return step(self, closure)

    SGD.step = sparing


@mutant(kills="which_class_is_the_hinge")
def hinge_embedding_is_the_hinge():
    """HingeEmbeddingLoss is what its name suggests."""
    F.hinge_embedding_loss = lambda scores, labels, margin, reduction: reduced(
        relu(margin - labels * scores), reduction
    )


@mutant(kills=("which_class_is_the_hinge", "hinge_for_many_classes"))
def multi_margin_adds_up_the_classes():
    """MultiMarginLoss does not divide by the number of classes."""
    F.multi_margin_loss = lambda scores, *rest, **options: multi_margin(scores, *rest, **options) * scores.size(1)


@mutant(kills=("hinge_for_many_classes", "what_margin_losses_refuse"))
def multi_margin_has_one_power():
    """multi_margin_loss takes any p and squares nothing."""
    F.multi_margin_loss = lambda scores, classes, p=1, **options: multi_margin(scores, classes, **options)


@mutant(kills="what_margin_losses_refuse")
def multi_margin_reads_any_classes():
    """multi_margin_loss takes classes as floats or one-hot rows too."""

    def reading(scores, classes, **options):
        indices = classes.argmax(1) if classes.dim() == 2 else classes.long()
        return multi_margin(scores, indices, **options)

    F.multi_margin_loss = reading


@mutant(kills=("soft_margin_overflows", "what_margin_losses_refuse"))
def soft_margin_is_stable():
    """soft_margin_loss is computed by softplus, which does not overflow and broadcasts."""
    F.soft_margin_loss = lambda scores, signs, reduction="mean": reduced(softplus(-signs * scores), reduction)


@mutant(kills=("four_names_of_the_logistic_loss", "which_class_is_the_hinge"))
def soft_margin_asks_for_a_margin():
    """The soft margin is a smooth hinge: it is shifted by 1."""
    F.soft_margin_loss = lambda scores, signs, reduction="mean": reduced(softplus(1 - signs * scores), reduction)


@mutant(kills="bce_takes_any_label")
def bce_clamps_its_targets():
    """binary_cross_entropy_with_logits takes a label of -1 for 0."""
    F.binary_cross_entropy_with_logits = lambda scores, labels: binary_cross_entropy(scores, clamp(labels, 0, 1))


@mutant(
    kills=(
        "bce_takes_any_label",
        "four_names_of_the_logistic_loss",
        "log_odds_are_linear",
        "what_margin_losses_refuse",
    )
)
def bce_wants_signs():
    """binary_cross_entropy_with_logits is for labels of -1 and +1."""
    F.binary_cross_entropy_with_logits = lambda scores, signs: softplus(-signs * scores).mean()


@mutant(kills="log_odds_are_linear")
def sigmoid_is_a_line_with_limits():
    """A sigmoid is a straight line cut off at 0 and 1."""
    torch.sigmoid = F.hardsigmoid
