namespace IrisBench.Benchmarks.ColdStart;

/// <summary>A step as both sides are asked for it.</summary>
/// <param name="Name">Its name; in Python, that of its handler too.</param>
/// <param name="Project">Its function's project.</param>
/// <param name="Body">What both get on standard input.</param>
/// <param name="HasNative">Whether the function can be native code.</param>
internal sealed record ColdStartStep(string Name, string Project, string Body, bool HasNative = true)
{
    /// <summary>The load is as small as it can be: what is measured is the start.</summary>
    public static IReadOnlyList<ColdStartStep> All { get; } =
    [
        new("auth", "IrisAuth", "iris;secret"),
        new("load", "IrisLoad", "1;50"),
        new("train", "IrisTrain", "", HasNative: false),
        new("predict", "IrisPredict", "default;5.1,3.5,1.4,0.2"),
    ];

    /// <summary>How its function is compiled, in the order of the table.</summary>
    public IEnumerable<string> Compilations => HasNative ? ["jit", "r2r", "native"] : ["jit", "r2r"];
}
