"""What torch might do otherwise, and which snippet of linalg-qr would show it."""

import warnings

import torch
from mutant import mutant

linalg = torch.linalg
qr, old_qr, solve = linalg.qr, torch.qr, linalg.solve
Factors = torch.return_types.linalg_qr


@mutant(
    kills=(
        "q_times_r",
        "gram_schmidt_by_hand",
        "positive_diagonal",
        "householder_inside",
        "batches_are_independent",
        "least_squares",
        "dependent_columns",
    )
)
def columns_of_q_have_length_two():
    """The directions of Q have length 2, and R has half of the numbers."""

    def scaled(matrix, mode="reduced"):
        q, r = qr(matrix, mode)
        return Factors((2 * q, r / 2))

    linalg.qr = scaled


@mutant(kills=("modes_and_shapes", "modes_with_a_gradient"))
def complete_is_the_only_mode():
    """Every mode gives a square Q."""
    linalg.qr = lambda matrix, mode="reduced": qr(matrix, "complete")


@mutant(kills="modes_and_shapes")
def mode_r_gives_both():
    """mode="r" returns Q too."""
    linalg.qr = lambda matrix, mode="reduced": qr(matrix, "reduced" if mode == "r" else mode)


@mutant(kills="modes_with_a_gradient")
def every_mode_has_a_gradient():
    """The gradient of R is that of the default mode."""

    def differentiable(matrix, mode="reduced"):
        return qr(matrix, "reduced") if matrix.requires_grad else qr(matrix, mode)

    linalg.qr = differentiable


@mutant(kills=("orthogonal_init_fixes_the_signs",))
def diagonal_of_r_is_positive():
    """R has a positive diagonal to begin with."""

    def positive(matrix, mode="reduced"):
        q, r = qr(matrix, mode)
        signs = r.diagonal(dim1=-2, dim2=-1).sign()
        return Factors((q * signs.unsqueeze(-2), r * signs.unsqueeze(-1)))

    linalg.qr = positive


@mutant(kills="orthogonal_init_fixes_the_signs")
def init_leaves_the_signs():
    """orthogonal_ returns the raw Q."""
    torch.nn.init.orthogonal_ = lambda tensor, generator: tensor.copy_(qr(tensor.normal_(generator=generator)).Q)


@mutant(kills="positive_diagonal")
def signs_are_fixed_elsewhere():
    """The Cholesky factor has a negative diagonal."""
    cholesky = linalg.cholesky
    linalg.cholesky = lambda matrix, upper=False: -cholesky(matrix, upper=upper)


@mutant(kills=("gram_schmidt_loses_right_angles",))
def qr_is_gram_schmidt():
    """qr works as in textbooks."""

    def textbook(matrix, mode="reduced"):
        directions = []
        for column in matrix.unbind(dim=1):
            rest = column - sum((direction @ column) * direction for direction in directions)
            directions.append(rest / rest.norm())
        q = torch.stack(directions, dim=1)
        return Factors((q, (q.mT @ matrix).triu()))

    linalg.qr = textbook


@mutant(kills="dependent_columns")
def qr_exchanges_columns():
    """qr takes the longest column first, so that the zero comes last."""

    def pivoting(matrix, mode="reduced"):
        order = [0, 2, 1] if matrix.shape[1] == 3 else list(range(matrix.shape[1]))
        return qr(matrix[:, order], mode)

    linalg.qr = pivoting


@mutant(kills="normal_equations_turn_singular")
def solve_takes_singular_matrices():
    """solve gives the shortest solution of a singular system."""
    linalg.solve = lambda matrix, target: linalg.pinv(matrix) @ target


@mutant(kills="normal_equations_turn_singular")
def products_are_exact():
    """A product of float32 matrices keeps what rounding would take."""
    product = torch.Tensor.__matmul__

    def exact(self, other):
        return product(self.double(), other.double())

    torch.Tensor.__matmul__ = exact
    linalg.solve_triangular = lambda r, target, upper: solve(r.double(), target.double())


@mutant(kills="householder_inside")
def geqrf_returns_q():
    """The packed result is Q itself."""
    torch.geqrf = lambda matrix: (qr(matrix).Q, torch.ones(matrix.shape[1]))


@mutant(kills="least_squares")
def lstsq_weighs_rows():
    """lstsq counts the first row twice."""
    lstsq = linalg.lstsq
    linalg.lstsq = lambda a, b: lstsq(torch.cat([a[:1], a]), torch.cat([b[:1], b]))


@mutant(kills="the_old_name_warns")
def some_is_ignored():
    """The old name always gives the reduced factors."""
    torch.qr = lambda matrix, some=True: old_qr(matrix)


@mutant(kills="the_old_name_warns")
def the_old_name_says_little():
    """The old name warns without telling the new one."""

    def terse(matrix, some=True):
        warnings.warn("deprecated", UserWarning, stacklevel=2)
        return qr(matrix, "reduced" if some else "complete")

    torch.qr = terse


@mutant(kills="what_qr_refuses")
def qr_takes_integers():
    """Integers become floats."""
    linalg.qr = lambda matrix, mode="reduced": qr(matrix if matrix.is_floating_point() else matrix.float(), mode)


@mutant(kills="what_qr_refuses")
def qr_takes_half_precision():
    """Half precision is computed in float32."""
    linalg.qr = lambda matrix, mode="reduced": qr(matrix.float() if matrix.dtype == torch.half else matrix, mode)
