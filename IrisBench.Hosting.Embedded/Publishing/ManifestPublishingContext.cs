using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Publishing;

/// <summary>The manifest while it is written: <c>type</c>, <c>env</c>, <c>bindings</c> of each resource.</summary>
/// <param name="executionContext">The mode, which is publish.</param>
/// <param name="manifestPath">The file; paths in it are relative to its directory.</param>
/// <param name="writer">Writes the file.</param>
/// <param name="cancellationToken">Gives up.</param>
public sealed class ManifestPublishingContext(DistributedApplicationExecutionContext executionContext, string manifestPath, Utf8JsonWriter writer, CancellationToken cancellationToken = default)
{
    // One for the whole manifest, so that no two resources get the same port.
    private readonly PortAllocator _ports = new();

    /// <summary>The mode.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext;

    /// <summary>The file.</summary>
    public string ManifestPath { get; } = manifestPath;

    /// <summary>Writes the file.</summary>
    public Utf8JsonWriter Writer { get; } = writer;

    /// <summary>Gives up.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>A path as it stands in the manifest.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The path relative to the manifest, with slashes.</returns>
    [return: NotNullIfNotNull(nameof(path))]
    public string? GetManifestRelativePath(string? path) => path is null
        ? null
        : Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(ManifestPath))!, path).Replace('\\', '/');

    /// <summary>Writes <c>args</c>, if there are any.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>A task that ends when they are written.</returns>
    public async Task WriteCommandLineArgumentsAsync(IResource resource)
    {
        var configuration = await ExecutionConfigurationBuilder.Create(resource).WithArgumentsConfig().BuildAsync(ExecutionContext, cancellationToken: CancellationToken);
        var arguments = configuration.ArgumentsWithUnprocessed.ToArray();
        if (arguments.Length == 0)
            return;

        Writer.WriteStartArray("args");
        foreach (var argument in arguments)
            Writer.WriteStringValue(argument.Processed);
        Writer.WriteEndArray();
    }

    /// <summary>Writes <c>env</c>, if there is any.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>A task that ends when it is written.</returns>
    public async Task WriteEnvironmentVariablesAsync(IResource resource)
    {
        var configuration = await ExecutionConfigurationBuilder.Create(resource).WithEnvironmentVariablesConfig().BuildAsync(ExecutionContext, cancellationToken: CancellationToken);
        var variables = configuration.EnvironmentVariables.ToArray();
        if (variables.Length == 0)
            return;

        Writer.WriteStartObject("env");
        foreach (var (name, value) in variables)
            Writer.WriteString(name, value);
        Writer.WriteEndObject();
    }

    /// <summary>Writes <c>bindings</c>, if there are endpoints.</summary>
    /// <param name="resource">The resource.</param>
    public void WriteBindings(IResource resource)
    {
        var endpoints = resource.ResolveEndpoints(_ports);
        if (endpoints.Count == 0)
            return;

        Writer.WriteStartObject("bindings");
        foreach (var endpoint in endpoints)
            WriteBinding(endpoint);
        Writer.WriteEndObject();
    }

    private void WriteBinding(ResolvedEndpoint resolved)
    {
        var endpoint = resolved.Endpoint;
        Writer.WriteStartObject(endpoint.Name);
        Writer.WriteString("scheme", endpoint.UriScheme);
        Writer.WriteString("protocol", endpoint.Protocol.ToString().ToLowerInvariant());
        Writer.WriteString("transport", endpoint.Transport);
        if (resolved.ExposedPort is { Value: { } outside, IsImplicit: false } && outside != resolved.TargetPort.Value)
            Writer.WriteNumber("port", outside);
        if (resolved.TargetPort.Value is { } inside)
            Writer.WriteNumber("targetPort", inside);
        if (endpoint.IsExternal)
            Writer.WriteBoolean("external", true);
        Writer.WriteEndObject();
    }
}
