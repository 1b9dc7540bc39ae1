using IrisBench.Learning.Training;
using IrisServer.Storage;

namespace IrisServer.Models;

/// <summary>Trains the default model at the first start. It is stored, so its ETag stays the same at later starts.</summary>
internal sealed class DefaultModelSeeder(IModelStore models)
{
    private const string Creator = "iris-server";

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (await models.FindAsync(ModelMetadata.DefaultVersion, cancellationToken) is not null)
            return;
        var trained = IrisTrainer.Train();
        await models.AddDefaultAsync(new NewModel(trained.Bytes, trained.Accuracy, Creator), cancellationToken);
    }
}
