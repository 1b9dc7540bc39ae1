using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using IrisBench.Hosting.OpenFaaS.Deploying;
using IrisBench.Hosting.OpenFaaS.Publishing;
using k8s.Models;
using Microsoft.Extensions.DependencyInjection;

namespace IrisBench.Tests.OpenFaaS;

/// <summary>An application that a test describes, with an OpenFaaS environment beside a cluster that runs <c>server</c>.</summary>
internal sealed class PublishedModel
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder(
        ["--operation", "publish", "--step", "publish", "--output-path", Path.GetTempPath()]);

    public PublishedModel()
    {
        OpenFaaS = _builder.AddOpenFaaSEnvironment("openfaas");
        Cluster = _builder.AddResource(new ClusterEnvironment("cluster"));
        Server = _builder.AddProject<Projects.IrisBench_Tests_Workload>("server")
            .WithHttpEndpoint(port: 6002, targetPort: 6001)
            .WithComputeEnvironment(Cluster);
    }

    public IResourceBuilder<OpenFaaSResource> OpenFaaS { get; }

    public IResourceBuilder<ClusterEnvironment> Cluster { get; }

    public IResourceBuilder<ProjectResource> Server { get; }

    public IResourceBuilder<ParameterResource> Parameter(string name, string value, bool secret = false)
        => _builder.AddParameter(name, value, publishValueAsDefault: !secret, secret: secret);

    public IResourceBuilder<ProjectResource> Function(string name, Action<FunctionOptions>? configure = null)
        => _builder.AddProject<Projects.IrisBench_Tests_Workload>(name)
            .WithHttpEndpoint(targetPort: 8080)
            .WithComputeEnvironment(OpenFaaS)
            .PublishAsFunction(configure ?? (_ => { }));

    public async Task<BuiltStack> PublishAsync() => StackBuilder.Build(OpenFaaS.Resource, await ReadAsync());

    /// <summary>The same with the values of parameters, as a deployment reads it.</summary>
    public async Task<BuiltStack> DeployAsync() => StackBuilder.Build(
        OpenFaaS.Resource,
        await ReadAsync((built, _) => Task.FromResult(built), parameter => parameter.GetValueAsync(CancellationToken.None)));

    /// <summary>Writes all files into the folder.</summary>
    public async Task WriteAsync(string folder)
        => await StackPublication.WriteAsync(OpenFaaS.Resource, new(OpenFaaS.Resource, await ReadAsync(), folder, CancellationToken.None));

    /// <summary>The secrets that a deployment gives the functions.</summary>
    public Task<IReadOnlyList<V1Secret>> SecretsAsync() => ReadAsync(
        (built, model) => DeploySteps.SecretsAsync(built, OpenFaaS.Resource.FunctionNamespace, model, CancellationToken.None));

    private Task<BuiltFunctions> ReadAsync() => ReadAsync((built, _) => Task.FromResult(built));

    private async Task<T> ReadAsync<T>(
        Func<BuiltFunctions, DistributedApplicationModel, Task<T>> read, Func<ParameterResource, ValueTask<string?>>? valueOf = null)
    {
        await using var app = _builder.Build();
        var model = app.Services.GetRequiredService<DistributedApplicationModel>();
        DeploymentTargets.Add(OpenFaaS.Resource, model);
        return await read(
            await BuiltFunctions.ReadAsync(OpenFaaS.Resource, model, _builder.ExecutionContext, CancellationToken.None, valueOf), model);
    }

    public async Task<string> RefusalAsync() => (await Assert.ThrowsAsync<DistributedApplicationException>(PublishAsync)).Message;
}

/// <summary>Another environment in the same cluster, which names its Services as Aspire's Kubernetes environment does.</summary>
internal sealed class ClusterEnvironment(string name) : Resource(name), IComputeEnvironmentResource
{
#pragma warning disable ASPIRECOMPUTE002
    public ReferenceExpression GetHostAddressExpression(EndpointReference endpointReference)
        => ReferenceExpression.Create($"{endpointReference.Resource.Name}-service");
#pragma warning restore ASPIRECOMPUTE002
}
