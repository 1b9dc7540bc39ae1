using IrisBench.Pipeline.Models;
namespace IrisBench.Learning.DataSet;

/// <summary>A row of the data set.</summary>
/// <param name="Features">The measurements, in centimetres.</param>
/// <param name="Species">setosa, versicolor or virginica.</param>
public sealed record IrisSample(IrisFeatures Features, string Species);
