namespace IrisBench.Experiments.Results;

/// <summary>What one side answered to one flower before anything was timed.</summary>
/// <param name="Side">The side.</param>
/// <param name="Flower">The input.</param>
/// <param name="Species">The species.</param>
/// <param name="LoadChecksum">The load step's checksum.</param>
/// <param name="Accuracy">Accuracy of the trained model on the test rows, 0 to 1.</param>
/// <param name="Point">The point of a sweep, from 0; 0 where nothing varies.</param>
public sealed record ParityAnswer(string Side, IReadOnlyList<double> Flower, string Species, double LoadChecksum, double Accuracy, int Point = 0);
