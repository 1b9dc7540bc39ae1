using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS.Functions;
using IrisBench.Hosting.OpenFaaS.Limits;
using IrisBench.Hosting.OpenFaaS.Stack;

namespace IrisBench.Hosting.OpenFaaS.Publishing;

/// <summary>Turns the model into a stack.yaml and what goes with it.</summary>
internal static class StackBuilder
{
    /// <exception cref="DistributedApplicationException">A function cannot be published; the message names it.</exception>
    public static async Task<BuiltStack> BuildAsync(
        OpenFaaSEnvironmentResource environment, DistributedApplicationModel model, DistributedApplicationExecutionContext execution, CancellationToken cancellationToken)
    {
        var built = await BuiltFunctions.ReadAsync(environment, model, execution, cancellationToken);
        var functions = SortedMap.Of(built.Functions.Select(function => KeyValuePair.Create(function.Key, Stack(environment, function.Value))));
        var stack = new StackFile
        {
            Provider = new() { Gateway = EnvSubst.Variable("OPENFAAS_URL", environment.GatewayUrl) },
            Functions = functions,
        };
        StackCheck.Refuse(stack, environment.Edition);
        return new(
            stack,
            [.. functions.Select(function => FunctionManifest.Of(function.Key, function.Value, environment.FunctionNamespace))],
            built.Objects);
    }

    private static StackFunction Stack(OpenFaaSEnvironmentResource environment, BuiltFunction function) => new()
    {
        Image = function.Image,
        Namespace = environment.FunctionNamespace == CommunityLimits.Namespace ? null : environment.FunctionNamespace,
        Environment = function.Variables.Plain,
        Secrets = function.Secrets,
        Labels = PodLabels.Of(function.Options),
        Annotations = PodAnnotations.Of(function.Options),
        Limits = Resources(function.Options.Limits),
        Requests = Resources(function.Options.Requests),
        Constraints = [.. function.Options.Constraints],
        ReadonlyRootFilesystem = function.Options.ReadOnlyRootFilesystem,
    };

    private static StackResources? Resources(FunctionResources resources)
        => resources is { Cpu: null, Memory: null } ? null : new() { Cpu = resources.Cpu, Memory = resources.Memory };
}
