using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Api;

internal static class FunctionStatuses
{
    private const string CompilationAnnotation = "irisbench.compilation";
    private const string CompilationsAnnotation = "irisbench.compilations";

    /// <param name="function">The function.</param>
    /// <param name="programs">In which compilations its program is there.</param>
    /// <param name="withUsage">Whether to tell what it uses, as <c>faas-cli describe</c> asks.</param>
    public static FunctionStatus Of(Function function, ProgramCatalog programs, bool withUsage)
    {
        var specification = function.Specification;
        var replicas = function.Status();
        return new FunctionStatus(
            function.Name,
            specification.Image,
            FunctionName.Namespace,
            specification.EnvProcess,
            new Dictionary<string, string>(specification.Labels) { ["faas_function"] = function.Name },
            Annotations(function, programs),
            function.Calls.Completed,
            replicas.Replicas,
            replicas.Ready,
            function.CreatedAt,
            withUsage ? Usage(function) : null);
    }

    private static Dictionary<string, string> Annotations(Function function, ProgramCatalog programs)
    {
        var annotations = new Dictionary<string, string>(function.Specification.Annotations) { [FunctionPolicy.ModeLabel] = function.Mode.ToText() };
        if (string.Join(',', programs.CompilationsOf(function.Program)) is { Length: > 0 } compilations)
        {
            annotations[CompilationAnnotation] = function.Program.Compilation;
            annotations[CompilationsAnnotation] = compilations;
        }

        return annotations;
    }

    private static FunctionUsage Usage(Function function)
        => new(function.CpuRate.MilliCores(function.Ledger.CpuSeconds), function.Ledger.Memory().ResidentBytes);
}
