using Xunit;

// A third of a walk is waiting for a disk or a server: two processors have work for three.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
