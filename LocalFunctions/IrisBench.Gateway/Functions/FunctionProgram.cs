namespace IrisBench.Gateway.Functions;

/// <summary>A program that can be deployed as a function. The configuration says which there are; the API adds none. The further arguments
/// for a fork have it answer one request over its standard streams. The mode counts where no label says one; most requests in flight are
/// what the mode allows where null, and without limit where 0; the compilation is empty as deployed at the start.</summary>
internal sealed record FunctionProgram(
    string Name,
    string FileName,
    IReadOnlyList<string> Arguments,
    IReadOnlyList<string> ForkArguments,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string> Annotations,
    FunctionMode Mode,
    TimeSpan Timeout,
    int? MaximumInFlight,
    string Compilation = "")
{
    public string Image => $"irisbench/{Name}:latest";
}

/// <summary>The programs of the configuration, found by the name of an image.</summary>
/// <param name="programs">Each program, and after it the same in other compilations.</param>
internal sealed class ProgramCatalog(IReadOnlyList<FunctionProgram> programs)
{
    /// <summary>Those that are deployed at the start.</summary>
    public IReadOnlyList<FunctionProgram> Programs { get; } = [.. programs.Where(program => program.Compilation.Length == 0)];

    /// <summary>The program of an image: <c>irisbench/iris-auth:1.0</c> or just <c>iris-auth</c>. The tag says nothing.</summary>
    /// <exception cref="InvalidFunctionException">It is not among those configured.</exception>
    public FunctionProgram Find(string image)
    {
        var name = image[(image.LastIndexOf('/') + 1)..].Split(':', '@')[0];
        return Programs.FirstOrDefault(program => program.Name == name)
            ?? throw new InvalidFunctionException(
                $"image '{image}' is not one of the programs this gateway was configured with "
                + $"({string.Join(", ", Programs.Select(program => program.Name))}): a development stand-in runs no containers");
    }

    /// <summary>How the program can be had compiled, beside as it was deployed at the start.</summary>
    public IEnumerable<string> CompilationsOf(FunctionProgram program)
        => programs.Where(other => other.Name == program.Name && other.Compilation.Length > 0).Select(other => other.Compilation);

    /// <summary>The same program in a compilation; empty is as it was deployed at the start.</summary>
    /// <exception cref="InvalidFunctionException">The configuration does not have it so.</exception>
    public FunctionProgram In(FunctionProgram program, string compilation)
        => programs.FirstOrDefault(other => other.Name == program.Name && other.Compilation == compilation)
            ?? throw new InvalidFunctionException(
                $"{program.Name} is not there compiled as '{compilation}'; this gateway was configured with "
                + $"{string.Join(", ", CompilationsOf(program).DefaultIfEmpty("no compilation beside the first"))}");
}
