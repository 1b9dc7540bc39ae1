using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using IrisBench.Hosting.OpenFaaS.Stack;

namespace IrisBench.Hosting.OpenFaaS.Deploying;

/// <summary>Deploys a stack.yaml by faas-cli, or, where that is missing, Function objects that OpenFaaS's operator reads.</summary>
internal sealed class StackDeployment(OpenFaaSResource platform) : FunctionDeployment
{
    private const string Kind = "functions.openfaas.com";

    // Pods may have to pull their image first.
    private static readonly TimeSpan Ready = TimeSpan.FromMinutes(5);

    private KubernetesCluster Cluster => platform.Cluster;

    public override async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        if (FaasCli.Program.IsThere)
        {
            if (FaasCli.GivenGateway is null && !await HasGatewayAsync(cancellationToken))
            {
                throw new DistributedApplicationException(
                    $"OpenFaaS is not in the cluster: there is no Service 'gateway' in the namespace '{platform.GatewayNamespace}'. "
                    + "Install it (https://docs.openfaas.com/deployment/kubernetes/), or name its gateway by the variable OPENFAAS_URL.");
            }

            return "by faas-cli";
        }

        return await Cluster.KnowsAsync(Kind, cancellationToken)
            ? "by kubectl and OpenFaaS's operator"
            : throw new DistributedApplicationException(
                $"The functions of '{platform.Name}' cannot be deployed: faas-cli is not on PATH, and the cluster has no operator of "
                + $"OpenFaaS, which would know {Kind}. Install faas-cli (https://github.com/openfaas/faas-cli).");
    }

    public override async Task DeployAsync(string directory, IReadOnlyList<string> functions, PipelineStepContext context)
    {
        if (FaasCli.Program.IsThere)
            await DeployByFaasCliAsync(Path.Combine(directory, "stack.yaml"), functions, context);
        else
            await Cluster.RunAsync(
                $"The functions of '{platform.Name}' could not be applied", ["apply", "-f", Path.Combine(directory, "functions")],
                cancellationToken: context.CancellationToken);
        foreach (var function in functions)
            await WaitAsync(function, context);
    }

    public override async Task RemoveAsync(IReadOnlyList<string> functions, CancellationToken cancellationToken)
    {
        if (!FaasCli.Program.IsThere)
        {
            if (await Cluster.KnowsAsync(Kind, cancellationToken))
                await Cluster.RunAsync(
                    $"The functions of '{platform.Name}' could not be removed",
                    ["delete", Kind, .. functions, "--namespace", platform.FunctionNamespace, "--ignore-not-found"],
                    cancellationToken: cancellationToken);
            return;
        }

        // Without a gateway there are no functions.
        if (FaasCli.GivenGateway is null && !await HasGatewayAsync(cancellationToken))
            return;
        using var faas = await FaasCli.ConnectAsync(Cluster, platform.GatewayNamespace, cancellationToken);
        foreach (var function in functions)
        {
            var answer = await faas.AskAsync(["remove", function, "--namespace", platform.FunctionNamespace], cancellationToken);
            if (!answer.IsGood && !answer.Errors.Contains("No existing function", StringComparison.OrdinalIgnoreCase))
                throw new DistributedApplicationException(
                    $"The function '{function}' could not be removed by faas-cli: {answer.Said}. "
                    + "Mend that and type the same command again: what is gone already is left out.");
        }
    }

    public override string UrlOf(string name)
        => $"http://gateway.{platform.GatewayNamespace}:{FunctionResource.Port}/function/{name}";

    private async Task DeployByFaasCliAsync(string stack, IReadOnlyList<string> functions, PipelineStepContext context)
    {
        var parameters = new Dictionary<string, string>();
        // faas-cli substitutes these in the stack.yaml: what the model says, not what happens to be in the environment.
        foreach (var parameter in context.Model.Resources.OfType<ParameterResource>().Where(parameter => !parameter.Secret))
            parameters[EnvSubst.NameOf(parameter.Name)] = await parameter.GetValueAsync(context.CancellationToken) ?? "";

        using var faas = await FaasCli.ConnectAsync(Cluster, platform.GatewayNamespace, context.CancellationToken);
        foreach (var (index, function) in functions.Index())
        {
            var answer = await faas.AskAsync(["deploy", "-f", stack, "--filter", function], context.CancellationToken, parameters);
            if (!answer.IsGood)
                throw new DistributedApplicationException(
                    $"The function '{function}' could not be deployed by faas-cli: {answer.Said}. {Before(functions.Take(index))}"
                    + "Mend that and type the same command again: what is there already is only updated.");
            DeploymentRecord.Of(context.Services).Tell($"The function {function} is deployed; it is waited for.");
        }
    }

    private static string Before(IEnumerable<string> functions)
        => string.Join(", ", functions) is { Length: > 0 } names ? $"Deployed before it: {names}. " : "";

    private async Task WaitAsync(string function, PipelineStepContext context)
    {
        // What OpenFaaS makes of a function; its operator takes a moment.
        var deadline = DateTime.UtcNow + Ready;
        while (true)
        {
            var answer = await KubernetesCluster.Kubectl.AskAsync(
                Cluster.Arguments(
                    "rollout", "status", $"deployment/{function}", "--namespace", platform.FunctionNamespace,
                    $"--timeout={Ready.TotalSeconds:0}s"),
                new() { Patience = Ready + TimeSpan.FromSeconds(30) },
                context.CancellationToken);
            if (answer.IsGood)
                return;
            if (!answer.Errors.Contains("NotFound", StringComparison.Ordinal) || DateTime.UtcNow > deadline)
                throw new DistributedApplicationException(
                    $"The function '{function}' is deployed and not ready: {answer.Said}. See why: {Cluster.Command} --namespace "
                    + $"{platform.FunctionNamespace} describe pods -l faas_function={function}");
            await Task.Delay(TimeSpan.FromSeconds(1), context.CancellationToken);
        }
    }

    private async Task<bool> HasGatewayAsync(CancellationToken cancellationToken)
        => await Cluster.RunAsync(
            "OpenFaaS's gateway could not be looked for",
            ["get", "service", "gateway", "--namespace", platform.GatewayNamespace, "--ignore-not-found", "-o", "name"],
            cancellationToken: cancellationToken) != "";
}
