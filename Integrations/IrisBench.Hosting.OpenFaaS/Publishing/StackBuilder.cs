using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
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
        var functions = new SortedDictionary<string, StackFunction>(StringComparer.Ordinal);
        var grants = new List<ServiceGrant>();
        // What configures a function may still add parameters to the model.
        var own = model.GetComputeResources().Where(resource => resource.GetDeploymentTargetAnnotation(environment) is not null).ToArray();
        foreach (var resource in own)
        {
            var builder = new FunctionBuilder(environment, resource);
            functions[resource.Name] = await builder.BuildAsync(execution, cancellationToken);
            grants.AddRange(builder.Grants);
        }

        var stack = new StackFile
        {
            Provider = new() { Gateway = EnvSubst.Variable("OPENFAAS_URL", environment.GatewayUrl) },
            Functions = functions,
        };
        StackCheck.Refuse(stack, environment.Edition);
        return new(
            stack,
            [.. functions.Select(function => FunctionManifest.Of(function.Key, function.Value, environment.FunctionNamespace))],
            ServiceRoles.Of(grants, environment));
    }
}
