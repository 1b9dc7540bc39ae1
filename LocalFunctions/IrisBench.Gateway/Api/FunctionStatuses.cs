using IrisBench.Gateway.Functions;

namespace IrisBench.Gateway.Api;

internal static class FunctionStatuses
{
    /// <param name="function">The function.</param>
    /// <param name="withUsage">Whether to tell what it uses, as <c>faas-cli describe</c> asks.</param>
    public static FunctionStatus Of(Function function, bool withUsage)
    {
        var specification = function.Specification;
        var replicas = function.Status();
        return new FunctionStatus(
            function.Name,
            specification.Image,
            FunctionName.Namespace,
            specification.EnvProcess,
            new Dictionary<string, string>(specification.Labels) { ["faas_function"] = function.Name },
            new Dictionary<string, string>(specification.Annotations) { [FunctionPolicy.ModeLabel] = function.Mode.ToText() },
            function.Calls.Completed,
            replicas.Replicas,
            replicas.Ready,
            function.CreatedAt,
            withUsage ? Usage(function) : null);
    }

    private static FunctionUsage Usage(Function function)
        => new(function.CpuRate.MilliCores(function.Ledger.CpuSeconds), function.Ledger.Memory().ResidentBytes);
}
