using IrisBench.Hosting.OpenFaaS.Publishing;
using IrisBench.Hosting.OpenFaaS.Stack;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The functions that a platform publishes, and the folder that it writes them to.</summary>
public sealed class FunctionPublication
{
    private readonly FunctionPlatformResource _platform;
    private readonly OutputFiles _files;

    internal FunctionPublication(
        FunctionPlatformResource platform, BuiltFunctions built, string directory, CancellationToken cancellationToken)
    {
        (_platform, Built, _files) = (platform, built, new(directory, cancellationToken));
        Functions = [.. built.Functions.Select(function => new PublishedFunction(function.Key, function.Value))];
    }

    /// <summary>All functions, by name.</summary>
    public IReadOnlyList<PublishedFunction> Functions { get; }

    internal BuiltFunctions Built { get; }

    /// <summary>Writes a file.</summary>
    public Task WriteAsync(string file, string text) => _files.WriteAsync(file, text);

    /// <summary>Writes a file for each function, and what every cluster needs beside them: the namespace with its network policy, the roles
    /// where functions read Services, and a <c>kustomization.yaml</c> that lists all of them. Files of functions that left the model are
    /// deleted.</summary>
    /// <param name="folder">The folder of the functions' files.</param>
    /// <param name="texts">What is in each function's file, by the function's name.</param>
    /// <param name="configurations">Files that tell kustomize what it does not know.</param>
    public async Task WriteFunctionsAsync(
        string folder, IReadOnlyDictionary<string, string> texts, params IReadOnlyList<string> configurations)
    {
        await _files.WriteAsync(_platform.Engine, Built.Objects);
        await _files.WriteFolderAsync(folder, texts);
        var images = Functions.ToDictionary(function => function.Name, function => function.Image);
        await _files.WriteAsync(
            Kustomization.FileName, Kustomization.Of(_platform.Engine, Built.Objects, folder, images, configurations));
    }
}

/// <summary>A function before an engine has written it. Parameters are their values when it is deployed, and else their defaults: an engine
/// that substitutes them later writes them otherwise.</summary>
public sealed class PublishedFunction
{
    /// <summary>Where secrets are files, one of each secret's name.</summary>
    public const string SecretFolder = FunctionVariables.SecretFolder;

    internal PublishedFunction(string name, BuiltFunction function)
    {
        (Name, Image, Secrets, Options) = (name, EnvSubst.WithDefaults(function.Image), function.Secrets, function.Options);
        ReadsServices = function.Grants.Count > 0;
        Environment = SortedMap.Of(
            function.Variables.Plain.Select(variable => KeyValuePair.Create(variable.Key, EnvSubst.WithDefaults(variable.Value))));
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its image.</summary>
    public string Image { get; }

    /// <summary>Its variables, in order.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>Names of the secrets that it is given as files in <see cref="SecretFolder"/>.</summary>
    public IReadOnlyList<string> Secrets { get; }

    /// <summary>What was said of it.</summary>
    public FunctionOptions Options { get; }

    /// <summary>Whether it reads a Service through the Kubernetes API, and so needs the token of its ServiceAccount.</summary>
    public bool ReadsServices { get; }
}
