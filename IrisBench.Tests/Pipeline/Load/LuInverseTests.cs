using IrisBench.Pipeline.Load.Matrices;

namespace IrisBench.Tests.Pipeline.Load;

public class LuInverseTests
{
    public static TheoryData<int, int> BitsAndSizes => Kernels.BitsAndSizes();

    public static TheoryData<int> Bits => [.. Kernels.SupportedBits];

    [Theory]
    [MemberData(nameof(BitsAndSizes))]
    public void A_matrix_times_its_inverse_is_the_identity(int bits, int size)
    {
        using var matrix = Reference.Random(size, seed: 7);
        AssertInverts(matrix.ToArray(), bits, cores: 1, tolerance: 1e-9);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Cores_that_share_a_matrix_find_its_inverse(int cores)
    {
        using var matrix = Reference.Random(500, seed: 8);
        AssertInverts(matrix.ToArray(), Kernels.SupportedBits.Max(), cores, tolerance: 1e-9);
    }

    [Theory]
    [MemberData(nameof(Bits))]
    public void Zeros_on_the_diagonal_are_pivoted_away(int bits)
    {
        // Ones beside the diagonal, the last row first: no leading minor but the whole is regular.
        var cycle = new double[70, 70];
        for (var i = 0; i < 70; i++)
            cycle[i, (i + 1) % 70] = 1 + i;
        AssertInverts(cycle, bits, cores: 1, tolerance: 1e-15);
    }

    [Fact]
    public void A_tiny_pivot_is_not_taken_when_a_large_one_is_there()
        => AssertInverts(new[,] { { 1e-20, 1 }, { 1, 1 } }, Kernels.SupportedBits.Max(), cores: 1, tolerance: 1e-15);

    [Theory]
    [MemberData(nameof(Bits))]
    public void A_singular_matrix_is_refused_by_its_column(int bits)
    {
        using var matrix = Reference.Random(100, seed: 9);
        for (var row = 0; row < 100; row++)
            matrix.View[row, 60] = 0;

        var failure = Assert.Throws<SingularMatrixException>(() => Invert(matrix, bits, cores: 1).Dispose());

        Assert.Equal(60, failure.Column);
        Assert.Equal("The matrix is singular: column 60 has no pivot.", failure.Message);
    }

    [Theory]
    [InlineData(0d)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.Epsilon)]
    public void A_number_without_a_reciprocal_is_refused(double value)
    {
        using var matrix = new[,] { { value } }.ToMatrix();
        Assert.Throws<SingularMatrixException>(() => Invert(matrix, Kernels.SupportedBits.Max(), cores: 1).Dispose());
    }

    [Fact]
    public void The_residual_shows_a_wrong_inverse()
    {
        using var matrix = Reference.Random(64, seed: 10);
        using var spent = matrix.ToArray().ToMatrix();
        using var inverse = Invert(spent, Kernels.SupportedBits.Max(), cores: 1);
        var residual = new InverseResidual(64);
        var right = residual.Of(matrix.View, inverse.View);

        inverse.View[63, 63] += 0.001;

        Assert.InRange(right, 0, 1e-10);
        Assert.InRange(residual.Of(matrix.View, inverse.View), 1e-6, 1);
    }

    // The product is compared with the definition in MatrixProductTests.
    private static void AssertInverts(double[,] values, int bits, int cores, double tolerance)
    {
        var size = values.GetLength(0);
        using var matrix = values.ToMatrix();
        using var spent = values.ToMatrix();
        using var inverse = Invert(spent, bits, cores);
        using var result = new SquareMatrix(size);
        using var product = new MatrixProduct(Kernels.OfBits(bits), size);
        product.Multiply(matrix.View, inverse.View, result.View);
        Assert.InRange(Reference.LargestDifference(Reference.Identity(size), result.ToArray()), 0, tolerance);
    }

    private static SquareMatrix Invert(SquareMatrix matrix, int bits, int cores)
    {
        var size = matrix.View.Rows;
        using var team = new CoreTeam(Kernels.OfBits(bits), size, cores);
        using var lu = new LuInverse(team, size);
        var inverse = Reference.Random(size, seed: 11);
        lu.Invert(matrix.View, inverse.View);
        return inverse;
    }
}
