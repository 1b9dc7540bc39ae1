using System.Text.RegularExpressions;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.Deploying;

namespace IrisBench.Hosting.OpenFaaS.Deploying;

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

    /// <summary>Calls it for the gateway.</summary>
    public Task<ToolAnswer> AskAsync(IEnumerable<string> arguments, CancellationToken cancellationToken, string? input = null)
    {
        var variables = new Dictionary<string, string>();
        // Where faas-cli keeps its logins.
        if (GivenGateway is null)
            variables["OPENFAAS_CONFIG"] = _folder.FullName;
        return Program.AskAsync(
            [.. arguments, "--gateway", _gateway],
            // It reads a stack.yaml that happens to be where it works.
            new() { Environment = variables, Input = input, Folder = _folder.FullName, Patience = Patience },
            cancellationToken);
    }

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
        var answer = await AskAsync(["login", "--username", user, "--password-stdin"], cancellationToken, input: password);
        if (!answer.IsGood)
            throw new DistributedApplicationException(
                $"OpenFaaS's gateway does not take the login of its Secret 'basic-auth': {answer.Said}. "
                + $"See whether it is up: {cluster.Command} --namespace {gatewayNamespace} get pods");
    }

    [GeneratedRegex(@"^Forwarding from (?<address>127\.0\.0\.1:\d+) ->")]
    private static partial Regex Forwarding();
}
