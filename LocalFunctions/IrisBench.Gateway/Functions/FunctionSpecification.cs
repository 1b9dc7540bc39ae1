namespace IrisBench.Gateway.Functions;

/// <summary>What was asked for when a function was deployed or updated.</summary>
internal sealed record FunctionSpecification(
    string Name,
    string Image,
    FunctionProgram Program,
    string? EnvProcess,
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string> Annotations)
{
    /// <exception cref="InvalidFunctionException">A label cannot be read.</exception>
    public FunctionPolicy Policy => FunctionPolicy.Of(Labels, Program.Mode);

    public static FunctionSpecification Of(FunctionProgram program)
        => new(program.Name, program.Image, program, null, new Dictionary<string, string>(), program.Labels, new Dictionary<string, string>());
}
