namespace IrisBench.Pipeline.Load.Matrices;

/// <summary>A matrix has no inverse: elimination found no usable pivot.</summary>
public sealed class SingularMatrixException : ArithmeticException
{
    /// <summary>Creates the failure.</summary>
    /// <param name="column">The column without a pivot, from 0.</param>
    public SingularMatrixException(int column)
        : base($"The matrix is singular: column {column} has no pivot.") => Column = column;

    /// <summary>The column without a pivot, from 0.</summary>
    public int Column { get; }
}
