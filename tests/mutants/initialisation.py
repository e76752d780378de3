"""What torch might do otherwise, and which snippet of initialisation would show it."""

import math

import torch
from mutant import mutant
from torch import nn
from torch.nn import init

draw_rand, draw_randn, manual_seed = torch.rand, torch.randn, torch.manual_seed
calculate_gain, fans = init.calculate_gain, init._calculate_fan_in_and_fan_out
kaiming_uniform_, trunc_normal_ = init.kaiming_uniform_, init.trunc_normal_
eye_, constant_ = init.eye_, init.constant_
reset_linear = nn.Linear.reset_parameters


@mutant(kills="rand_and_randn")
def rand_is_centred():
    """rand is uniform between -1 and 1."""

    def rand(*size):
        return 2 * draw_rand(*size) - 1

    torch.rand = rand


@mutant(kills="rand_and_randn")
def randn_stays_within_one():
    """randn draws nothing beyond one standard deviation."""

    def randn(*size):
        return draw_randn(*size).clamp(-1, 1)

    torch.randn = randn


@mutant(kills=("what_layers_draw", "build_first_fill_later"))
def linear_draws_randn():
    """nn.Linear fills its parameters as randn does."""

    def normal(self):
        for parameter in self.parameters():
            init.normal_(parameter)

    nn.Linear.reset_parameters = normal


@mutant(kills=("what_layers_draw", "build_first_fill_later"))
def linear_draws_for_relu():
    """nn.Linear takes Kaiming's advice, a=0."""

    def wide(self):
        reset_linear(self)
        kaiming_uniform_(self.weight, a=0)

    nn.Linear.reset_parameters = wide


@mutant(kills="what_layers_draw")
def embedding_draws_rand():
    """nn.Embedding is uniform between 0 and 1."""
    nn.Embedding.reset_parameters = lambda self: init.uniform_(self.weight)


@mutant(kills=("build_first_fill_later", "what_layers_draw"))
def norms_start_at_zero():
    """reset_parameters of a norm layer makes its scale 0."""
    nn.BatchNorm1d.reset_parameters = lambda self: [init.zeros_(x) for x in (self.weight, self.bias, self.running_var)]


@mutant(
    kills=(
        "gains",
        "why_a_is_sqrt_five",
        "growth_per_layer",
        "weight_the_other_way_round",
        "bias_has_no_fan_in",
        "build_first_fill_later",
        "what_layers_draw",
    )
)
def every_gain_is_one():
    """No activation changes the spread."""
    init.calculate_gain = lambda nonlinearity, param=None: 1.0


@mutant(kills=("gains", "why_a_is_sqrt_five", "growth_per_layer", "what_layers_draw", "build_first_fill_later"))
def the_slope_of_leaky_relu_is_ignored():
    """The gain of leaky ReLU is that of ReLU, whatever its slope."""
    init.calculate_gain = lambda nonlinearity, param=None: (
        math.sqrt(2) if nonlinearity == "leaky_relu" else calculate_gain(nonlinearity, param)
    )


@mutant(kills="bias_has_no_fan_in")
def unknown_activations_have_gain_one():
    """The gain of an activation that torch does not know is 1."""

    def forgiving(nonlinearity, param=None):
        return 1.0 if nonlinearity == "gelu" else calculate_gain(nonlinearity, param)

    init.calculate_gain = forgiving


@mutant(kills=("growth_per_layer", "weight_the_other_way_round"))
def kaiming_ignores_the_inputs():
    """kaiming_normal_ fills with what randn draws."""
    init.kaiming_normal_ = lambda tensor, nonlinearity: init.normal_(tensor)


@mutant(kills="growth_per_layer")
def uniform_is_centred():
    """uniform_ draws between -1 and 1, so that products cancel."""
    init.uniform_ = lambda tensor: tensor.uniform_(-1, 1)


@mutant(kills=("weight_the_other_way_round", "why_a_is_sqrt_five", "what_layers_draw", "build_first_fill_later"))
def fan_in_is_the_number_of_rows():
    """A weight is taken to be stored as (in, out)."""
    init._calculate_fan_in_and_fan_out = lambda tensor: fans(tensor)[::-1]


@mutant(kills="bias_has_no_fan_in")
def a_bias_has_a_fan_in():
    """The fan-in of a tensor with one dimension is its length."""
    init._calculate_fan_in_and_fan_out = lambda tensor: fans(tensor if tensor.dim() > 1 else tensor.unsqueeze(0))


@mutant(kills=("init_works_in_place", "constant_weights_stay_equal"))
def init_returns_a_copy():
    """Functions of nn.init return a filled tensor and leave theirs alone."""
    init.eye_ = lambda tensor: eye_(tensor.clone().detach())
    init.constant_ = lambda tensor, value: constant_(tensor.clone().detach(), value)


@mutant(kills="constant_weights_stay_equal")
def constants_get_a_little_noise():
    """constant_ breaks the symmetry."""

    def noisy(tensor, value):
        with torch.no_grad():
            return constant_(tensor, value).add_(draw_randn(tensor.shape), alpha=0.01)

    init.constant_ = noisy


@mutant(kills="trunc_normal_cuts_at_two")
def limits_count_standard_deviations():
    """a and b of trunc_normal_ are multiples of std."""
    init.trunc_normal_ = lambda tensor, std, a=-2.0, b=2.0: trunc_normal_(tensor, std=std, a=a * std, b=b * std)


@mutant(kills="seeds_and_layers")
def the_generator_is_ignored():
    """kaiming_uniform_ draws from the common generator."""

    def unseeded(tensor, a=0, generator=None):
        return kaiming_uniform_(tensor, a=a)

    unseeded.__name__ = "kaiming_uniform_"
    init.kaiming_uniform_ = unseeded


@mutant(kills="seeds_and_layers")
def manual_seed_does_nothing():
    """The common generator goes on from where it was."""
    torch.manual_seed = lambda seed: torch.default_generator


@mutant(kills="seeds_and_layers")
def each_layer_starts_from_the_seed():
    """What a layer draws does not depend on the layers before it."""

    def seeded(self):
        manual_seed(0)
        reset_linear(self)

    nn.Linear.reset_parameters = seeded
