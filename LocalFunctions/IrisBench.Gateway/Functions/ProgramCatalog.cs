namespace IrisBench.Gateway.Functions;

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
                $"image '{image}' is not one of the programs this gateway was configured with ({string.Join(", ", Programs.Select(program => program.Name))}): " +
                "a development stand-in runs no containers");
    }

    /// <summary>How the program can be had compiled, beside as it was deployed at the start.</summary>
    public IEnumerable<string> CompilationsOf(FunctionProgram program)
        => programs.Where(other => other.Name == program.Name && other.Compilation.Length > 0).Select(other => other.Compilation);

    /// <summary>The same program in a compilation; empty is as it was deployed at the start.</summary>
    /// <exception cref="InvalidFunctionException">The configuration does not have it so.</exception>
    public FunctionProgram In(FunctionProgram program, string compilation)
        => programs.FirstOrDefault(other => other.Name == program.Name && other.Compilation == compilation)
            ?? throw new InvalidFunctionException(
                $"{program.Name} is not there compiled as '{compilation}'; this gateway was configured with {string.Join(", ", CompilationsOf(program).DefaultIfEmpty("no compilation beside the first"))}");
}
