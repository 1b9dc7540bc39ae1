using System.Diagnostics;

namespace IrisBench.Benchmarks.ColdStart;

/// <summary>The original's prediction in a Python of its own.</summary>
internal sealed class SklearnPredictor(string python)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "sklearn_predict.py");

    /// <summary>Trains a model and returns its pickle.</summary>
    public async Task<byte[]> TrainAsync(CancellationToken cancellationToken)
    {
        var pickle = Path.GetTempFileName();
        try
        {
            await RunAsync(["train", pickle], "", cancellationToken);
            return await File.ReadAllBytesAsync(pickle, cancellationToken);
        }
        finally
        {
            File.Delete(pickle);
        }
    }

    public Task<ProcessAnswer> PredictAsync(Uri models, CancellationToken cancellationToken)
        => RunAsync(["predict", new Uri(models, "/sklearn").ToString()], Flower.Setosa, cancellationToken);

    private Task<ProcessAnswer> RunAsync(string[] arguments, string input, CancellationToken cancellationToken)
        => MeasuredProcess.RunAsync(new ProcessStartInfo(python, [Script, .. arguments]), input, Limit, cancellationToken);
}
