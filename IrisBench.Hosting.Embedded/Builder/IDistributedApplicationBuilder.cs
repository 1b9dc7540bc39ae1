using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Builds a distributed application out of resources.</summary>
public interface IDistributedApplicationBuilder
{
    /// <summary>The configuration of the AppHost: settings files, user secrets, environment, command line.</summary>
    ConfigurationManager Configuration { get; }

    /// <summary>The directory of the AppHost's project.</summary>
    string AppHostDirectory { get; }

    /// <summary>The environment the AppHost runs in.</summary>
    IHostEnvironment Environment { get; }

    /// <summary>The services of the AppHost.</summary>
    IServiceCollection Services { get; }

    /// <summary>Whether the application runs or is published.</summary>
    DistributedApplicationExecutionContext ExecutionContext { get; }

    /// <summary>The steps by which the application is published.</summary>
    IDistributedApplicationPipeline Pipeline { get; }

    /// <summary>The resources added so far.</summary>
    IResourceCollection Resources { get; }

    /// <summary>Adds a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>Its builder.</returns>
    /// <exception cref="DistributedApplicationException">There is one of that name already.</exception>
    IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource;

    /// <summary>Makes a builder for a resource without adding it.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>Its builder.</returns>
    IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource;

    /// <summary>Builds the application.</summary>
    /// <returns>The application, not started.</returns>
    DistributedApplication Build();
}
