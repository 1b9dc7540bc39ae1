using IrisBench.Compare.Credentials;

namespace IrisBench.Compare.Sides;

/// <summary>What both sides are given, the same for each run.</summary>
/// <param name="Credentials">User of iris-server.</param>
/// <param name="Load">Input of the load step.</param>
/// <param name="Features">The flower to classify: sepal length and width, petal length and width, in centimetres.</param>
internal sealed record PipelineInput(IrisCredentials Credentials, LoadSettings Load, IReadOnlyList<double> Features)
{
    /// <summary>Classified by the model that the run has just trained.</summary>
    public const string Model = "custom";

    /// <summary>The first flower of the data set, as in the original.</summary>
    public static IReadOnlyList<double> FirstFlower { get; } = [5.1, 3.5, 1.4, 0.2];
}
