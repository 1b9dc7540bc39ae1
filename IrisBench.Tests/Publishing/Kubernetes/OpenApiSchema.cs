using System.Text.Json;
using IrisBench.Tests.Hosting;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace IrisBench.Tests.Publishing.Kubernetes;

/// <summary>
/// Kubernetes's OpenAPI schemas, compiled to validators in the npm packages <c>kubernetes-models</c> and <c>@kubernetes-models/knative</c>.
/// They know what the typed models do not: which fields are required, and what form a name or a quantity has.
/// </summary>
internal static class OpenApiSchema
{
    /// <summary>Without it there is nothing to validate with.</summary>
    public const string Package = "kubernetes-models";

    private const string Validator = """
        for (const object of JSON.parse(require('fs').readFileSync(0, 'utf8'))) {
          const knative = object.apiVersion.startsWith('serving.knative.dev/');
          const models = require(`${knative ? '@kubernetes-models/knative' : 'kubernetes-models'}/${object.apiVersion}/${object.kind}`);
          try { new models[object.kind](object).validate(); }
          catch (error) { console.log(`${object.kind} ${object.metadata?.name}: ${error.message}`); }
        }
        """;

    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();

    /// <summary>What is wrong with the documents, one line each; an unknown kind is an error of the validator's.</summary>
    public static async Task<string> ErrorsOfAsync(string documents)
    {
        var parser = new Parser(new StringReader(documents));
        parser.Consume<StreamStart>();
        var objects = new List<object>();
        while (parser.Accept<DocumentStart>(out _))
        {
            if (Yaml.Deserialize<object?>(parser) is { } item)
                objects.Add(item);
        }

        Assert.NotEmpty(objects);
        await using var node = StartedProcess.Start(
            "node", ["-e", Validator], [("NODE_PATH", RepositoryRoot.File("artifacts", "tools", "node_modules"))]);
        var (exitCode, output, errors) = await node.WaitAsync(JsonSerializer.Serialize(objects));
        Assert.True(exitCode == 0, errors);
        return output;
    }
}
