using IrisBench.Pipeline.Load.Matrices;

namespace IrisBench.Tests.Pipeline.Load;

public class MatrixProductTests
{
    public static TheoryData<int, int> BitsAndSizes => Kernels.BitsAndSizes();

    [Theory]
    [MemberData(nameof(BitsAndSizes))]
    public void The_product_is_that_of_the_definition(int bits, int size)
    {
        using var left = Reference.Random(size, seed: 1);
        using var right = Reference.Random(size, seed: 2);
        using var result = Reference.Random(size, seed: 3);
        using var product = new MatrixProduct(Kernels.OfBits(bits), size);

        product.Multiply(left.View, right.View, result.View);

        Assert.InRange(Reference.LargestDifference(Reference.ProductOfSeeds1And2(size), result.ToArray()), 0, size * 1e-14);
    }

    [Theory]
    [MemberData(nameof(BitsAndSizes))]
    public void Subtracting_a_product_leaves_zero(int bits, int size)
    {
        using var left = Reference.Random(size, seed: 1);
        using var right = Reference.Random(size, seed: 2);
        using var result = Reference.ProductOfSeeds1And2(size).ToMatrix();
        using var product = new MatrixProduct(Kernels.OfBits(bits), size);

        product.Subtract(left.View, right.View, result.View);

        Assert.InRange(Reference.LargestDifference(new double[size, size], result.ToArray()), 0, size * 1e-14);
    }

    [Fact]
    public void A_product_into_a_block_leaves_the_rest_of_the_matrix_alone()
    {
        using var operand = Reference.Random(30, seed: 4);
        using var result = new SquareMatrix(40);
        using var product = new MatrixProduct(Kernels.OfBits(Kernels.SupportedBits.Max()), 30);
        result.Padded.Fill(-1);

        product.Multiply(operand.View, operand.View, result.View.Block(5, 8, 30, 30));

        var values = result.ToArray();
        for (var i = 0; i < 40; i++)
        {
            for (var j = 0; j < 40; j++)
                Assert.Equal(i is >= 5 and < 35 && j is >= 8 and < 38, values[i, j] > 0);
        }
    }
}
