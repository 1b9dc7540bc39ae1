using IrisBench.Pipeline.Models;

namespace IrisServer.Models;

/// <summary>Stores the default model at the first start: <c>default-model.json</c>, which the train step made. A newer one is made by
/// running that step and saving iris-server's <c>/model</c> in its place.</summary>
internal sealed class DefaultModelSeeder(ModelStore models)
{
    private const string Creator = "iris-server";

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (await models.FindAsync(ModelMetadata.DefaultVersion, cancellationToken) is not null)
            return;
        var content = ReadShippedModel();
        await models.AddDefaultAsync(new NewModel(content, IrisModel.Load(content).Document.Accuracy, Creator), cancellationToken);
    }

    private static byte[] ReadShippedModel()
    {
        using var resource = typeof(DefaultModelSeeder).Assembly.GetManifestResourceStream("default-model.json")!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    }
}
