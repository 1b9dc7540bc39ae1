using System.Text.RegularExpressions;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using IrisBench.Hosting.Deploying;
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
            var answer = await faas.AskAsync(
                ["remove", function, "--namespace", platform.FunctionNamespace], new Dictionary<string, string>(), cancellationToken);
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
        // faas-cli substitutes these in the stack.yaml: what the model says, not what happens to be in the platform.
        foreach (var parameter in context.Model.Resources.OfType<ParameterResource>().Where(parameter => !parameter.Secret))
            parameters[EnvSubst.NameOf(parameter.Name)] = await parameter.GetValueAsync(context.CancellationToken) ?? "";

        using var faas = await FaasCli.ConnectAsync(Cluster, platform.GatewayNamespace, context.CancellationToken);
        foreach (var (index, function) in functions.Index())
        {
            var answer = await faas.AskAsync(["deploy", "-f", stack, "--filter", function], parameters, context.CancellationToken);
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

/// <summary>faas-cli with a way to a gateway, and with its login: both for this time only, unless <c>OPENFAAS_URL</c> names a gateway, to
/// which the user has logged in.</summary>
internal sealed partial class FaasCli : IDisposable
{
    public static readonly Tool Program = new("faas-cli", "install it (https://github.com/openfaas/faas-cli)");

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("openfaas-");
    private StartedTool? _forward;
    private string _gateway = "";

    /// <summary>The gateway that the user names by faas-cli's own variable.</summary>
    public static string? GivenGateway =>
        Environment.GetEnvironmentVariable("OPENFAAS_URL") is { Length: > 0 } gateway ? gateway : null;

    public static async Task<FaasCli> ConnectAsync(KubernetesCluster cluster, string gatewayNamespace, CancellationToken cancellationToken)
    {
        var faas = new FaasCli();
        try
        {
            await faas.OpenAsync(cluster, gatewayNamespace, cancellationToken);
            return faas;
        }
        catch
        {
            faas.Dispose();
            throw;
        }
    }

    public Task<ToolAnswer> AskAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken)
        => AskAsync(arguments, variables, input: null, cancellationToken);

    public void Dispose()
    {
        _forward?.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task OpenAsync(KubernetesCluster cluster, string gatewayNamespace, CancellationToken cancellationToken)
    {
        if (GivenGateway is { } given)
        {
            _gateway = given;
            return;
        }

        // A free port of loopback, which kubectl chooses and says.
        _forward = await cluster.StartAsync(
            ["port-forward", "service/gateway", $":{FunctionResource.Port}", "--namespace", gatewayNamespace],
            Forwarding(), cancellationToken);
        _gateway = $"http://{_forward.Said.Groups["address"].Value}";
        var login = await cluster.ReadSecretAsync(gatewayNamespace, "basic-auth", cancellationToken);
        // A gateway without a login has no such Secret.
        if (!login.TryGetValue("basic-auth-password", out var password))
            return;
        var user = login.GetValueOrDefault("basic-auth-user", "admin");
        var answer = await AskAsync(
            ["login", "--username", user, "--password-stdin"], new Dictionary<string, string>(), password, cancellationToken);
        if (!answer.IsGood)
            throw new DistributedApplicationException(
                $"OpenFaaS's gateway does not take the login of its Secret 'basic-auth': {answer.Said}. "
                + $"See whether it is up: {cluster.Command} --namespace {gatewayNamespace} get pods");
    }

    private Task<ToolAnswer> AskAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string> variables, string? input, CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, string>(variables);
        // Where faas-cli keeps its logins.
        if (GivenGateway is null)
            all["OPENFAAS_CONFIG"] = _folder.FullName;
        return Program.AskAsync(
            [.. arguments, "--gateway", _gateway],
            // It reads a stack.yaml that happens to be where it works.
            new() { Environment = all, Input = input, Folder = _folder.FullName, Patience = Patience },
            cancellationToken);
    }

    [GeneratedRegex(@"^Forwarding from (?<address>127\.0\.0\.1:\d+) ->")]
    private static partial Regex Forwarding();
}
