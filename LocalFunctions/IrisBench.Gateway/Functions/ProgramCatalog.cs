namespace IrisBench.Gateway.Functions;

/// <summary>The programs of the configuration, found by the name of an image.</summary>
internal sealed class ProgramCatalog(IReadOnlyList<FunctionProgram> programs)
{
    public IReadOnlyList<FunctionProgram> Programs => programs;

    /// <summary>The program of an image: <c>irisbench/iris-auth:1.0</c> or just <c>iris-auth</c>. The tag says nothing.</summary>
    /// <exception cref="InvalidFunctionException">It is not among those configured.</exception>
    public FunctionProgram Find(string image)
    {
        var name = image[(image.LastIndexOf('/') + 1)..].Split(':', '@')[0];
        return programs.FirstOrDefault(program => program.Name == name)
            ?? throw new InvalidFunctionException(
                $"image '{image}' is not one of the programs this gateway was configured with ({string.Join(", ", programs.Select(program => program.Name))}): " +
                "a development stand-in runs no containers");
    }
}
