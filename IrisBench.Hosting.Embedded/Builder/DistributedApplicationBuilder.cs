using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using IrisBench.Hosting.Embedded;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly EntryPointSession? _session = EntryPointSession.Current;
    private readonly HostApplicationBuilder _host;

    public DistributedApplicationBuilder(DistributedApplicationOptions options, Action<DistributedApplicationOptions, HostApplicationBuilderSettings>? configure = null)
    {
        var settings = new HostApplicationBuilderSettings { Args = options.Args, Configuration = new ConfigurationManager() };
        (_session?.Configure ?? configure)?.Invoke(options, settings);

        var assembly = options.AppHostAssembly;
        settings.ContentRootPath ??= AppHostAssembly.ProjectDirectory(assembly);
        _host = new HostApplicationBuilder(settings);
        UserSecrets = UserSecretsStore.For(AppHostAssembly.UserSecretsId(assembly));
        Configuration.AddAppHostSources(settings.Args ?? [], UserSecrets);
        ExecutionContext = new(CommandLine.Operation(Configuration));
        AppHostDirectory = AppHostAssembly.ProjectDirectory(assembly) ?? Environment.ContentRootPath;
        Services.AddEmbeddedHost(this, options);
    }

    public ConfigurationManager Configuration => _host.Configuration;

    public string AppHostDirectory { get; }

    public IHostEnvironment Environment => _host.Environment;

    public IServiceCollection Services => _host.Services;

    public DistributedApplicationExecutionContext ExecutionContext { get; }

    public IResourceCollection Resources { get; } = new ResourceCollection();

    public IDistributedApplicationPipeline Pipeline { get; } = new DistributedApplicationPipeline();

    internal UserSecretsStore? UserSecrets { get; }

    internal HostApplicationBuilder Host => _host;

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resource);
        if (Resources.FirstOrDefault(other => string.Equals(other.Name, resource.Name, StringComparison.OrdinalIgnoreCase)) is { } existing)
            throw new DistributedApplicationException(
                $"Cannot add resource of type '{resource.GetType().Name}' with name '{resource.Name}' because resource of type '{existing.GetType().Name}' with that name already exists.");

        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource => new ResourceBuilder<T>(this, resource);

    public DistributedApplication Build()
    {
        _session?.OnBuilding(this);
        var host = _host.Build();
        ExecutionContext.Services = host.Services;
        var application = new DistributedApplication(host, _session);
        _session?.OnBuilt(application);
        return application;
    }
}
