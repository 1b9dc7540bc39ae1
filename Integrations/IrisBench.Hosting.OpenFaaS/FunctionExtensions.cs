using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Says how functions run and how they are published.</summary>
public static class FunctionExtensions
{
    /// <summary>Says how the function's requests get a process. In a cluster the engine decides that: Knative scales to zero unless it is
    /// told otherwise, OpenFaaS Standard when it is told so, and OpenFaaS's Community edition never.</summary>
    /// <param name="function">The function.</param>
    /// <param name="mode">The mode that it begins with; it can be changed in the dashboard.</param>
    [AspireExport]
    public static IResourceBuilder<FunctionResource> WithMode(this IResourceBuilder<FunctionResource> function, FunctionMode mode)
        => function.PublishAsFunction(options => options.Mode = mode);

    /// <summary>Says how many replicas the function has at least and at most, on this machine and in a cluster.</summary>
    /// <param name="function">The function.</param>
    /// <param name="min">Fewest replicas; 0 lets it go to zero, where the engine has that.</param>
    /// <param name="max">Most replicas, from 1. OpenFaaS's Community edition has at most 5.</param>
    [AspireExport]
    public static IResourceBuilder<FunctionResource> WithScale(this IResourceBuilder<FunctionResource> function, int min, int max)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(min);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, Math.Max(1, min));
        return function.PublishAsFunction(options => (options.MinReplicas, options.MaxReplicas) = (min, max));
    }

    /// <summary>Says which image the function is published with.</summary>
    /// <param name="function">The function.</param>
    /// <param name="image">The image with its tag, such as <c>ghcr.io/me/hello:1</c>.</param>
    [AspireExport("withFunctionImage")]
    public static IResourceBuilder<FunctionResource> WithImage(this IResourceBuilder<FunctionResource> function, string image)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(image);
        return function.PublishAsFunction(options => options.Image = ReferenceExpression.Create($"{image}"));
    }

    /// <summary>Has the local gateway start another program than the build left for the project.</summary>
    /// <param name="function">The function.</param>
    /// <param name="path">An executable, or an assembly.</param>
    [AspireExportIgnore(Reason = "Only projects have a program that can be replaced.")]
    public static IResourceBuilder<FunctionResource> WithProgram(this IResourceBuilder<FunctionResource> function, string path)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        function.Resource.Program = () => new(path);
        return function;
    }

    /// <summary>Gives the local gateway the same program, compiled otherwise, which can be chosen when the function is scaled.</summary>
    /// <param name="function">The function.</param>
    /// <param name="compilation">How it is compiled: <c>jit</c>, <c>r2r</c> or <c>native</c>.</param>
    /// <param name="path">An executable, or an assembly.</param>
    [AspireExportIgnore(Reason = "Only projects are compiled in several ways.")]
    public static IResourceBuilder<FunctionResource> WithCompilation(
        this IResourceBuilder<FunctionResource> function, string compilation, string path)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentException.ThrowIfNullOrWhiteSpace(compilation);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        function.Resource.Compilations[compilation] = path;
        return function;
    }

    /// <summary>Says how the resource is published by the platforms that publish it. Called again, it adds to what was said before. Of a
    /// function that runs on this machine, mode, replicas, labels and annotations count too; nothing else does when the application runs.
    /// The options are made, and changed, when they are needed.</summary>
    /// <param name="builder">The function, or a project that <c>WithComputeEnvironment</c> makes one.</param>
    /// <param name="configure">Changes the options.</param>
    [AspireExportIgnore(Reason = "The callback changes mutable options, which other languages have no handle for.")]
    public static IResourceBuilder<T> PublishAsFunction<T>(this IResourceBuilder<T> builder, Action<FunctionOptions> configure)
        where T : IComputeResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        if (builder.Resource is FunctionResource || builder.ApplicationBuilder.ExecutionContext.IsPublishMode)
            builder.Resource.Annotations.Add(new FunctionAnnotation(configure));
        return builder;
    }

    /// <summary>Has one more platform publish the function, beside the one that it was added to or that <c>WithComputeEnvironment</c>
    /// names: whoever deploys chooses.</summary>
    /// <param name="builder">The function.</param>
    /// <param name="platform">The other platform.</param>
    [AspireExport("publishAlsoToFunctionPlatform")]
    public static IResourceBuilder<T> PublishAlsoTo<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<FunctionPlatformResource> platform)
        where T : IComputeResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(platform);
        if (builder.ApplicationBuilder.ExecutionContext.IsPublishMode)
            builder.Resource.Annotations.Add(new AdditionalPlatformAnnotation(platform.Resource));
        return builder;
    }
}
