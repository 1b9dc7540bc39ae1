using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using IrisBench.Hosting.OpenFaaS.Stack;

namespace IrisBench.Hosting.OpenFaaS.Deploying;

/// <summary>Deploys a stack.yaml by faas-cli, or, where that is missing, Function objects that OpenFaaS's operator reads.</summary>
internal sealed class StackDeployment(OpenFaaSResource platform) : FunctionDeployment
{
    private const string Kind = "functions.openfaas.com";
    private const string Install = "Install faas-cli (https://github.com/openfaas/faas-cli).";

    // Pods may have to pull their image first.
    private static readonly TimeSpan Ready = TimeSpan.FromMinutes(5);

    private KubernetesCluster Cluster => platform.Cluster;

    public override string? Gateway => FaasCli.Program.IsThere ? FaasCli.GivenGateway : null;

    public override async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        if (await HindranceAsync(cancellationToken) is { } hindrance)
            throw new DistributedApplicationException($"The functions of '{platform.Name}' cannot be deployed. {hindrance}");
        if (!FaasCli.Program.IsThere)
            return "by kubectl and OpenFaaS's operator";
        return Gateway is { } gateway ? $"by faas-cli at {gateway}" : "by faas-cli";
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

    public override async Task<IReadOnlyList<string>> RemoveAsync(IReadOnlyList<string> functions, CancellationToken cancellationToken)
    {
        var hindrance = await HindranceAsync(cancellationToken);
        if (hindrance is null && FaasCli.Program.IsThere)
            return await RemoveByFaasCliAsync(functions, cancellationToken);
        IReadOnlyList<string> removed = hindrance is null ? await DeleteAsync(platform, Kind, functions, cancellationToken) : [];
        await RefuseLeftAsync([.. functions.Except(removed)], hindrance, cancellationToken);
        return removed;
    }

    public override string UrlOf(string name)
        => $"http://gateway.{platform.GatewayNamespace}:{FunctionResource.Port}/function/{name}";

    private async Task DeployByFaasCliAsync(string stack, IReadOnlyList<string> functions, PipelineStepContext context)
    {
        // All values are known. faas-cli would put its own into the text as they are, whatever they mean in YAML.
        var text = await File.ReadAllTextAsync(stack, context.CancellationToken);
        await File.WriteAllTextAsync(stack, EnvSubst.WithDefaults(text), context.CancellationToken);

        using var faas = await FaasCli.ConnectAsync(Cluster, platform.GatewayNamespace, context.CancellationToken);
        foreach (var (index, function) in functions.Index())
        {
            var answer = await faas.AskAsync(
                ["deploy", "-f", stack, "--envsubst=false", "--filter", function], context.CancellationToken);
            if (!answer.IsGood)
                throw new DistributedApplicationException(
                    $"The function '{function}' could not be deployed by faas-cli: {answer.Said}. {Before(functions.Take(index))}"
                    + "Mend that and type the same command again: what is there already is only updated.");
            DeploymentRecord.Of(context.Services).Tell($"The function {function} is deployed; it is waited for.");
        }
    }

    private async Task<IReadOnlyList<string>> RemoveByFaasCliAsync(IReadOnlyList<string> functions, CancellationToken cancellationToken)
    {
        using var faas = await FaasCli.ConnectAsync(Cluster, platform.GatewayNamespace, cancellationToken);
        var removed = new List<string>();
        foreach (var function in functions)
        {
            var answer = await faas.AskAsync(["remove", function, "--namespace", platform.FunctionNamespace], cancellationToken);
            // It tells its errors on standard output.
            var isGone = $"{answer.Output}{answer.Errors}".Contains("No existing function", StringComparison.OrdinalIgnoreCase);
            if (!answer.IsGood && !isGone)
                throw new DistributedApplicationException(
                    $"The function '{function}' could not be removed by faas-cli: {answer.Said}. "
                    + "Mend that and type the same command again: what is gone already is left out.");
            if (!isGone)
                removed.Add(function);
        }

        return removed;
    }

    // What faas-cli deployed is no object of the operator, and it stays when OpenFaaS goes.
    private async Task RefuseLeftAsync(string[] functions, string? hindrance, CancellationToken cancellationToken)
    {
        if (functions.Length == 0)
            return;
        var left = await Cluster.RunAsync(
            $"The functions of '{platform.Name}' could not be looked for",
            ["get", "deployments.apps", .. functions, "--namespace", platform.FunctionNamespace, "--ignore-not-found", "-o", "name"],
            cancellationToken: cancellationToken);
        if (left != "")
            throw new DistributedApplicationException(
                $"The functions of '{platform.Name}' are still there and cannot be removed. "
                + $"{hindrance ?? $"They were deployed by faas-cli, which is not on PATH. {Install}"} Or remove them by hand: "
                + $"{Cluster.Command} --namespace {platform.FunctionNamespace} delete deployments,services {string.Join(' ', functions)}");
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

    // Why there is nobody who deploys functions and removes them; null where there is somebody.
    private async Task<string?> HindranceAsync(CancellationToken cancellationToken)
    {
        if (!FaasCli.Program.IsThere)
            return await Cluster.KnowsAsync(Kind, cancellationToken)
                ? null
                : $"faas-cli is not on PATH, and the cluster has no operator of OpenFaaS, which would know {Kind}. {Install}";
        return Gateway is not null || await HasGatewayAsync(cancellationToken)
            ? null
            : $"OpenFaaS is not in the cluster: there is no Service 'gateway' in the namespace '{platform.GatewayNamespace}'. "
                + "Install it (https://docs.openfaas.com/deployment/kubernetes/), or name its gateway by the variable OPENFAAS_URL.";
    }

    private async Task<bool> HasGatewayAsync(CancellationToken cancellationToken)
        => await Cluster.RunAsync(
            "OpenFaaS's gateway could not be looked for",
            ["get", "service", "gateway", "--namespace", platform.GatewayNamespace, "--ignore-not-found", "-o", "name"],
            cancellationToken: cancellationToken) != "";
}
