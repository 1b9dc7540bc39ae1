using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using IrisBench.Hosting.Deploying;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The cluster that <c>deploy</c> and <c>destroy</c> work on, by way of kubectl.</summary>
/// <param name="kubeConfigPath">File with the cluster's address and login; null for kubectl's own choice.</param>
/// <param name="context">Which context of it; null for the current one.</param>
public sealed class KubernetesCluster(string? kubeConfigPath = null, string? context = null)
{
    /// <summary>File with the cluster's address and login, as a whole path; null for kubectl's own choice.</summary>
    public string? KubeConfigPath { get; } = kubeConfigPath is null ? null : Path.GetFullPath(kubeConfigPath);

    /// <summary>Which context of it; null for the current one, until <see cref="DescribeAsync(string, string, CancellationToken)"/> has
    /// asked which that is. From then on it is this one, whatever becomes current.</summary>
    public string? Context { get; private set; } = context;

    internal static readonly Tool Kubectl = new("kubectl", "install it (https://kubernetes.io/docs/tasks/tools/)");

    // Sooner than kubectl's own, which is never.
    private const string RequestTimeout = "--request-timeout=20s";

    private string? _description;

    /// <summary>How a person calls kubectl for this cluster.</summary>
    public string Command => string.Join(' ', ["kubectl", .. Flags]);

    /// <summary>What kubectl is called with for this cluster.</summary>
    internal IEnumerable<string> Arguments(params IEnumerable<string> arguments) => [.. Flags, .. arguments];

    private IEnumerable<string> Flags =>
    [
        .. KubeConfigPath is null ? (string[])[] : ["--kubeconfig", KubeConfigPath],
        .. Context is null ? (string[])[] : ["--context", Context],
    ];

    /// <summary>Says which cluster it is, after having seen that kubectl is there, that the cluster answers, and that one may deploy to
    /// that namespace.</summary>
    /// <param name="kubernetesNamespace">The namespace.</param>
    /// <param name="kind">What has to be created there.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="DistributedApplicationException">One of these is not so; the message says what to do.</exception>
    public async Task<string> DescribeAsync(
        string kubernetesNamespace, string kind = "deployments.apps", CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kubernetesNamespace);
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        _description ??= await DescribeAsync(cancellationToken);
        var may = await AskAsync(
            ["auth", "can-i", "create", kind, "--namespace", kubernetesNamespace, RequestTimeout], cancellationToken);
        // It says "no", or "no - REASON", and ends as after a failure.
        if (may.Output.StartsWith("no", StringComparison.Ordinal))
            throw new DistributedApplicationException(
                $"The user of the {_description} has no right to create {kind} in the namespace '{kubernetesNamespace}': "
                + "ask for it, or choose another context (kubectl config use-context).");
        return may.IsGood
            ? _description
            : throw Failed($"Whether {kind} may be created in the namespace '{kubernetesNamespace}' could not be asked", may);
    }

    /// <summary>Creates or changes what the text describes, in YAML or JSON. It goes to kubectl's standard input.</summary>
    /// <param name="what">What it is, for the message that it could not be applied.</param>
    /// <param name="manifest">The objects.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="DistributedApplicationException">The cluster does not take it; the message says why.</exception>
    public Task ApplyAsync(string what, string manifest, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(what);
        ArgumentException.ThrowIfNullOrWhiteSpace(manifest);
        // By the server: kubectl's own way would keep a copy in an annotation, of secrets too.
        return RunAsync(
            $"{what} could not be applied",
            ["apply", "--server-side", "--force-conflicts", "--field-manager=aspire", "-f", "-"],
            manifest,
            cancellationToken: cancellationToken);
    }

    /// <summary>The values of a Secret, by their names; none where there is no such Secret.</summary>
    /// <exception cref="DistributedApplicationException">It could not be read.</exception>
    public async Task<IReadOnlyDictionary<string, string>> ReadSecretAsync(
        string kubernetesNamespace, string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kubernetesNamespace);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var text = await RunAsync(
            $"The Secret '{name}' of the namespace '{kubernetesNamespace}' could not be read",
            ["get", "secret", name, "--namespace", kubernetesNamespace, "--ignore-not-found", "-o", "json", RequestTimeout],
            cancellationToken: cancellationToken);
        if (text.Length == 0)
            return new Dictionary<string, string>();
        using var secret = JsonDocument.Parse(text);
        return secret.RootElement.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
            ? data.EnumerateObject().ToDictionary(
                value => value.Name, value => Encoding.UTF8.GetString(value.Value.GetBytesFromBase64()))
            : new Dictionary<string, string>();
    }

    /// <summary>What became of Helm's release of that name there, as <c>deployed</c>; empty where there is none.</summary>
    /// <exception cref="DistributedApplicationException">The cluster could not be asked.</exception>
    public async Task<string> ReleaseStatusAsync(
        string kubernetesNamespace, string release, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kubernetesNamespace);
        ArgumentException.ThrowIfNullOrWhiteSpace(release);
        // Where Helm keeps its releases, each time that one was changed. The last time counts.
        var statuses = await RunAsync(
            $"Helm's releases in the namespace '{kubernetesNamespace}' could not be listed",
            [
                "get", "secrets", "--namespace", kubernetesNamespace, "-l", $"owner=helm,name={release}",
                "--sort-by=.metadata.creationTimestamp", "-o", "custom-columns=STATUS:.metadata.labels.status", "--no-headers",
                RequestTimeout,
            ],
            cancellationToken: cancellationToken);
        return statuses.Split('\n')[^1].Trim();
    }

    /// <summary>Whether the cluster knows a kind, as <c>functions.openfaas.com</c>.</summary>
    /// <exception cref="DistributedApplicationException">The cluster could not be asked.</exception>
    public async Task<bool> KnowsAsync(string kind, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        var group = kind[(kind.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var kinds = await RunAsync(
            "The cluster's kinds could not be listed", ["api-resources", $"--api-group={group}", "-o", "name", RequestTimeout],
            cancellationToken: cancellationToken);
        return kinds.Split('\n', StringSplitOptions.TrimEntries).Contains(kind);
    }

    internal Task<ToolAnswer> AskAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
        => Kubectl.AskAsync(Arguments(arguments), new(), cancellationToken);

    internal Task<StartedTool> StartAsync(
        IEnumerable<string> arguments, Regex awaited, CancellationToken cancellationToken)
        => Kubectl.StartAsync(Arguments(arguments), awaited, cancellationToken);

    /// <summary>Runs kubectl for this cluster.</summary>
    /// <param name="failure">What is so when it fails, as the beginning of a sentence.</param>
    /// <param name="arguments">Seen by everybody on the machine: no secret is among them.</param>
    /// <param name="input">What it reads from standard input.</param>
    /// <param name="remedy">What to do when it fails; else what its words suggest.</param>
    /// <param name="patience">How long it may take; a minute where nothing is said.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>What it wrote, without blanks around it.</returns>
    /// <exception cref="DistributedApplicationException">It failed, is missing, or was not done in time.</exception>
    public async Task<string> RunAsync(
        string failure, IEnumerable<string> arguments, string? input = null, string? remedy = null, TimeSpan? patience = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(failure);
        ArgumentNullException.ThrowIfNull(arguments);
        var answer = await Kubectl.AskAsync(Arguments(arguments), new() { Input = input, Patience = patience }, cancellationToken);
        return answer.IsGood ? answer.Output.Trim() : throw Failed(failure, answer, remedy);
    }

    private async Task<string> DescribeAsync(CancellationToken cancellationToken)
    {
        const string Choose = "Choose a context: 'kubectl config get-contexts' lists them.";
        Context ??= await RunAsync(
            "Which cluster is meant is not known", ["config", "current-context"], remedy: Choose, cancellationToken: cancellationToken);
        var server = await RunAsync(
            $"The context '{Context}' cannot be used", ["config", "view", "--minify", "-o", "jsonpath={.clusters[0].cluster.server}"],
            remedy: Choose, cancellationToken: cancellationToken);
        using var version = JsonDocument.Parse(await RunAsync(
            $"The cluster of the context '{Context}' does not answer at {server}", ["version", "-o", "json", RequestTimeout],
            remedy: "Start it, or choose another context (kubectl config use-context).", cancellationToken: cancellationToken));
        var kubernetes = version.RootElement.TryGetProperty("serverVersion", out var part)
            && part.TryGetProperty("gitVersion", out var text) ? text.GetString() : "of unknown version";
        return $"context '{Context}' ({server}, Kubernetes {kubernetes})";
    }

    private static DistributedApplicationException Failed(string failure, ToolAnswer answer, string? remedy = null)
        => new($"{failure}: {answer.Said}. {remedy ?? Remedy(answer.Errors)}");

    private static string Remedy(string errors)
    {
        return errors switch
        {
            _ when Says("forbidden") => "Ask for that right, or choose another context (kubectl config use-context).",
            _ when Says("unauthorized") || Says("logged in") => "Log in to the cluster again.",
            _ when Says("refused") || Says("unable to connect") || Says("no such host") || Says("timeout")
                => "Start the cluster, or choose another context (kubectl config use-context).",
            _ => "Mend that and type the same command again: what is there already is only updated.",
        };

        bool Says(string words) => errors.Contains(words, StringComparison.OrdinalIgnoreCase);
    }
}
