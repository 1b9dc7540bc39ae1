namespace IrisBench.Gateway.Functions;

/// <summary>A program that can be deployed as a function. The configuration says which there are; the API adds none.</summary>
/// <param name="Name">Its name, which is that of its image too.</param>
/// <param name="FileName">The executable.</param>
/// <param name="Arguments">Arguments in every mode.</param>
/// <param name="ForkArguments">Further arguments when it is to answer one request over its standard streams.</param>
/// <param name="WorkingDirectory">Where it starts.</param>
/// <param name="Environment">Its variables.</param>
/// <param name="Labels">Labels of the function deployed at the start.</param>
/// <param name="Mode">Mode where no label says one.</param>
/// <param name="Timeout">Longest time for a request.</param>
/// <param name="MaximumInFlight">Most requests at a time; 0 is no limit, null what the mode allows.</param>
/// <param name="Compilation">How it is compiled, where the configuration has the same program in several compilations; else empty.</param>
internal sealed record FunctionProgram(
    string Name,
    string FileName,
    IReadOnlyList<string> Arguments,
    IReadOnlyList<string> ForkArguments,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyDictionary<string, string> Labels,
    FunctionMode Mode,
    TimeSpan Timeout,
    int? MaximumInFlight,
    string Compilation = "")
{
    public string Image => $"irisbench/{Name}:latest";
}
