using System.Globalization;
using IrisBench.Pipeline.Models;
using IrisBench.Pipeline.Steps;

namespace IrisBench.Pipeline.Prediction;

/// <summary>Reads the four measurements, from text (<c>5.1,3.5,1.4,0.2</c>) or numbers, and refuses what no flower has.</summary>
internal static class FeatureGrammar
{
    /// <summary>Largest measurement accepted, in centimetres; the largest in the data set is 7.9.</summary>
    public const double Maximum = 1000;

    /// <summary>Reads comma-separated numbers with a decimal point.</summary>
    /// <exception cref="StepException"><see cref="StepFailure.InvalidInput"/>.</exception>
    public static IrisFeatures Parse(string text) => Of([.. text.Split(',').Select(ParseNumber)]);

    /// <summary>Checks count, finiteness and range.</summary>
    /// <exception cref="StepException"><see cref="StepFailure.InvalidInput"/>.</exception>
    public static IrisFeatures Of(IReadOnlyList<double> numbers)
    {
        if (numbers.Count != 4)
            throw StepException.InvalidInput(
                $"A flower has 4 features (sepal length, sepal width, petal length, petal width); got {numbers.Count}.");
        return numbers.All(number => double.IsFinite(number) && number >= 0 && number <= Maximum)
            ? new IrisFeatures((float)numbers[0], (float)numbers[1], (float)numbers[2], (float)numbers[3])
            : throw StepException.InvalidInput($"Each feature must be a number of centimetres from 0 to {Maximum}.");
    }

    private static double ParseNumber(string text)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw StepException.InvalidInput("Each feature must be a number with a decimal point, as in 5.1,3.5,1.4,0.2.");
}

/// <summary>Which model predicts: the one that ships with iris-server, the last one trained, or a version.</summary>
/// <param name="Path">Its path on iris-server.</param>
public sealed record ModelSelector(string Path)
{
    /// <summary>Reads <c>default</c>, <c>custom</c> or a version number.</summary>
    /// <exception cref="StepException"><see cref="StepFailure.ModelNotFound"/>: no such name.</exception>
    public static ModelSelector Parse(string name) => name switch
    {
        "default" => new ModelSelector("/default"),
        "custom" => new ModelSelector("/model"),
        _ when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            => new ModelSelector($"/model/{version}"),
        _ => throw new StepException(StepFailure.ModelNotFound, "There is no such model; use 'default', 'custom' or a version number."),
    };
}

/// <summary>The predict step's JSON body.</summary>
/// <param name="Model"><c>default</c>, <c>custom</c> or a version number as text.</param>
/// <param name="Features">Sepal length and width, petal length and width, in centimetres.</param>
public sealed record PredictBody(string Model, IReadOnlyList<double> Features);
