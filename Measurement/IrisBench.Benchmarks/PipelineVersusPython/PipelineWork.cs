using System.Globalization;
using IrisBench.Experiments.Sides;

namespace IrisBench.Benchmarks.PipelineVersusPython;

/// <summary>What both sides are asked to do. The flower is classified by the model that the same run trains.</summary>
/// <param name="Iterations">Of the load.</param>
/// <param name="Size">Rows and columns of the load's matrices.</param>
internal sealed record PipelineWork(int Iterations, int Size)
{
    public const string User = "iris";

    public const string Model = "custom";

    /// <summary>Who may log in is decided anew in each run.</summary>
    public static string Password { get; } = Guid.NewGuid().ToString("N");

    public static IReadOnlyList<double> Flower { get; } = [5.1, 3.5, 1.4, 0.2];

    /// <summary>The load as the steps read it: iterations;size.</summary>
    public string Load => string.Create(CultureInfo.InvariantCulture, $"{Iterations};{Size}");

    /// <summary>The monolith's input as text.</summary>
    public static string Pipeline => $"{User};{Password};{Prediction}";

    private static string Prediction
        => $"{Model};{string.Join(',', Flower.Select(feature => feature.ToString(CultureInfo.InvariantCulture)))}";

    /// <summary>The body for a step; of the training, whose only input is the token, it is empty.</summary>
    public string BodyOf(string step) => step switch
    {
        PipelineSteps.Auth => $"{User};{Password}",
        PipelineSteps.Load => Load,
        PipelineSteps.Predict => Prediction,
        _ => "",
    };
}

/// <summary>How the pipeline is packaged; the first two are the gateway's modes.</summary>
internal static class PipelineMode
{
    /// <summary>A process for each request, as OpenFaaS's classic watchdog starts it.</summary>
    public const string Fork = "fork";

    /// <summary>Functions that stay up.</summary>
    public const string Warm = "warm";

    /// <summary>All steps in one server.</summary>
    public const string Monolith = "monolith";

    public static IReadOnlyList<string> All { get; } = [Fork, Warm, Monolith];

    /// <summary>Those in which each step is a function of its own.</summary>
    public static IReadOnlyList<string> OfFunctions { get; } = [Fork, Warm];
}
